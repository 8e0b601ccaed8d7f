namespace TcssGate.Cli.Tests.Saved;

public sealed class BaselineAndOverrideTests : IDisposable
{
    private const string Soft = "version: 1\nname: soft\ndesired: { vulnerabilities: { critical: { max: 0, enforcement: soft } } }\n";
    private const string NothingNew = "version: 1\nname: nothing-new\ndesired: { vulnerabilities: { new: 0 } }\n";

    private readonly Workplace place = new();

    public void Dispose() => this.place.Dispose();

    [Fact]
    public async Task A_violated_soft_rule_passes_with_a_reason_which_every_report_shows()
    {
        this.place.Write("soft.yaml", Soft);

        (await this.place.JudgeAsync(Workplace.Api, "run.json", "soft.yaml")).Exit.Should().Be(2);
        var accepted = await this.place.JudgeAsync(
            Workplace.Api, "run.json", "soft.yaml", "--override", "accepted until INC-1234 is closed", "-o", "text", "-o", $"sarif={this.place.In("run.sarif")}", "-o", $"junit={this.place.In("run.xml")}");

        accepted.Exit.Should().Be(0);
        new[] { accepted.Out, this.place.Read("run.json"), this.place.Read("run.sarif"), this.place.Read("run.xml") }
            .Should().OnlyContain(report => report.Contains("accepted until INC-1234 is closed"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task An_override_without_a_reason_is_refused(string reason) =>
        (await this.place.JudgeAsync(Workplace.Web, "run.json", "strict.yaml", "--override", reason)).Should().Be(
            new Ending(1, "", "error: --override: the reason is empty; say why the violated soft rules are accepted\n"));

    [Fact]
    public async Task What_a_saved_result_has_is_not_new_and_without_one_nothing_is_known()
    {
        this.place.Write("new.yaml", NothingNew);
        await this.place.JudgeAsync(Workplace.Api, "before.json", "lax.yaml");

        (await this.place.JudgeAsync(Workplace.Api, "run.json", "new.yaml")).Exit.Should().Be(3);
        (await this.place.JudgeAsync(Workplace.Api, "run.json", "new.yaml", "--baseline", this.place.In("before.json"))).Exit.Should().Be(0);
        (await this.place.JudgeAsync(Workplace.Web, "run.json", "new.yaml", "--baseline", this.place.In("before.json"))).Exit.Should().Be(3);
    }

    [Fact]
    public async Task A_baseline_that_is_no_result_is_refused()
    {
        this.place.Write("before.json", "{}");

        var run = await this.place.JudgeAsync(Workplace.Api, "run.json", "lax.yaml", "--baseline", this.place.In("before.json"));

        run.Exit.Should().Be(1);
        run.Error.Should().StartWith("before.json:1:1: error TG");
    }

    [Fact]
    public async Task Validate_looks_ahead_to_a_day()
    {
        this.place.Write("waived.yaml", "version: 1\nname: waived\ndesired: { viruses: 0 }\nwaivers:\n  - { id: A-100, reason: r, owner: o, expires: 2099-03-31 }\n");

        (await this.place.RunAsync("validate", this.place.In("waived.yaml"))).Should().Be(new Ending(0, "The policy waived is valid.\n", ""));
        (await this.place.RunAsync("validate", this.place.In("waived.yaml"), "--at", "2099-03-17")).Error.Should().Contain("warning TG203").And.Contain("expires on 2099-03-31");
        (await this.place.RunAsync("validate", this.place.In("waived.yaml"), "--at", "2099-04-01")).Error.Should().Contain("warning TG201");
        (await this.place.RunAsync("validate", this.place.In("waived.yaml"), "--at", "2099-02-30")).Should().Be(
            new Ending(1, "", "error: --at is \"2099-02-30\", which is no date; write year-month-day, as in 2027-03-31\n"));
    }
}
