namespace TcssGate.Acceptance.Tests;

/// <summary>What is measured by the clock runs alone, so that the other tests do not slow it down.</summary>
[CollectionDefinition(nameof(StopTests), DisableParallelization = true)]
public sealed class Alone;

/// <summary>A run that is stopped ends at once, and leaves nothing behind.</summary>
[Collection(nameof(StopTests))]
public sealed class StopTests : IDisposable
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    private readonly Shop shop = new("""
        version: 1
        sync: { takes: 0s }
        images: [{ repository: ccr.ccs.tencentyun.com/shop/slow, tag: "1", scan: { takes: 2h } }]
        """);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_stops_the_wait_for_a_scan(string signal, int exit)
    {
        this.shop.Write("old.json", "the report of an earlier run");

        var (output, toEnd) = await this.shop.Program().StopAsync(
            signal, ": scanning", "apply", "--emulate", "world.yaml", "-o", "sarif=new.sarif", "-o", "json=old.json", "ccr.ccs.tencentyun.com/shop/slow:1");

        output.Exit.Should().Be(exit, output.Error);
        toEnd.Should().BeLessThan(AtOnce);
        output.Out.Should().BeEmpty();
        output.Error.Should().EndWith("stopped: no verdict was reached and no report written; a scan that was started goes on in TCSS, and the next run joins it\n");
        this.shop.NewFiles.Should().Equal("old.json");
        this.shop.Read("old.json").Should().Be("the report of an earlier run");
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_stops_the_wait_for_an_answer(string signal, int exit)
    {
        var world = this.shop.Write("silent.yaml", "version: 1\nfaults: [{ delay: 9s }]\n");
        await using var server = await StandInServer.StartAsync(world);

        var (output, toEnd) = await server.Client(this.shop.Path).StopAsync(
            signal, "waiting for TCSS", "apply", "-o", "junit=new.xml", "ccr.ccs.tencentyun.com/shop/slow:1");

        output.Exit.Should().Be(exit, output.Error);
        toEnd.Should().BeLessThan(AtOnce);
        output.Out.Should().BeEmpty();
        output.Error.Should().Contain("stopped: no verdict was reached");
        this.shop.NewFiles.Should().Equal("silent.yaml");
    }

    public void Dispose() => this.shop.Dispose();
}
