using System.Text.Json;

namespace TcssGate.Acceptance.Tests;

/// <summary>The exit code is the verdict.</summary>
public sealed class VerdictTests : IDisposable
{
    private readonly Shop shop = new();

    [Theory]
    [InlineData(0, "Met: 1 of 1 image. Rules: 3 met.", Shop.Met)]
    [InlineData(2, "Not met: 1 of 1 image. Rules: 2 met, 1 violated.", Shop.NotMet)]
    [InlineData(3, "Undecided: 1 of 1 image. Rules: 0 met, 3 unknown.", Shop.Undecided)]
    [InlineData(2, "Not met: 1 of 2 images. Rules: 5 met, 1 violated.", Shop.Met, Shop.NotMet)]
    [InlineData(3, "Undecided: 1 of 2 images. Rules: 3 met, 3 unknown.", Shop.Undecided, Shop.Met)]
    [InlineData(2, "Not met: 1 of 3 images, 1 undecided. Rules: 5 met, 1 violated, 3 unknown.", Shop.Undecided, Shop.NotMet, Shop.Met)]
    public async Task The_worst_image_decides(int exit, string closing, params string[] images)
    {
        var output = await this.shop.ApplyAsync(images);

        output.ShouldEndWith(exit, $"{closing} EMULATED.");
    }

    [Fact]
    public async Task An_image_that_the_service_does_not_know_is_undecided()
    {
        var output = await this.shop.ApplyAsync("ccr.ccs.tencentyun.com/shop/unheard-of:1");

        output.ShouldEndWith(3, "Undecided: 1 of 1 image. Rules: 0 met, 3 unknown. EMULATED.");
        output.Out.Should().Contain("image-not-found").And.Contain("mend");
    }

    [Fact]
    public async Task Every_policy_that_governs_an_image_has_to_hold()
    {
        this.shop.Write("trust.yaml", "{ version: 1, name: trust, desired: { trusted: true } }");

        var output = await this.shop.ApplyAsync("-p", "tcss-gate.yaml", "-p", "trust.yaml", "-o", "json", Shop.Met);

        output.Exit.Should().Be(2, output.Error);
        JsonDocument.Parse(output.Out).RootElement.GetProperty("verdict").GetString().Should().Be("not-met");
    }

    [Fact]
    public async Task A_fresh_scan_is_used_and_rescan_makes_a_new_one()
    {
        var used = await this.shop.ApplyAsync(Shop.Met);
        var again = await this.shop.ApplyAsync(Shop.Met, "--rescan");

        used.Out.Should().Contain("was there already");
        again.Out.Should().Contain("started by this run");
        again.ShouldEndWith(0, "Met: 1 of 1 image. Rules: 3 met. EMULATED.");
    }

    public void Dispose() => this.shop.Dispose();
}
