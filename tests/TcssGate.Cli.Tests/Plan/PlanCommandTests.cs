namespace TcssGate.Cli.Tests.Plan;

public sealed class PlanCommandTests
{
    private const string Fresh = "  - { repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 2h }";
    private const string Old = "  - { repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 48h, viruses: { count: 3 } }";

    [Fact]
    public async Task Nothing_to_do_and_everything_met_exits_0()
    {
        using var program = new PlanProgram(Fresh);

        var plan = await program.RunAsync("plan", PlanProgram.Pinned);

        plan.Exit.Should().Be(0);
        plan.Out.Should().EndWith("No changes: every image is in its desired state.\nPlan: 0 to sync, 0 to scan, 1 unchanged. EMULATED.\n");
        plan.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task A_violation_that_is_known_exits_2()
    {
        using var program = new PlanProgram(Fresh.Replace(" }", ", viruses: { count: 1 } }", StringComparison.Ordinal));

        var plan = await program.RunAsync("plan", PlanProgram.Pinned);

        plan.Exit.Should().Be(2);
        plan.Out.Should().Contain("no changes, not met").And.Contain("As it stands: 1 not met.");
    }

    [Fact]
    public async Task A_scan_to_do_exits_3_and_shows_the_older_numbers_as_of_then()
    {
        using var program = new PlanProgram(Old);

        var plan = await program.RunAsync("plan", PlanProgram.Pinned);

        plan.Exit.Should().Be(3);
        plan.Out.Should().Contain("~ scan  the result is 2d").And.Contain("old, more than 24h").And.Contain("3, as of 2026-11-18 08:00:00 UTC");
        plan.Out.Should().EndWith("Plan: 0 to sync, 1 to scan, 0 unchanged. EMULATED.\n");
    }

    [Fact]
    public async Task A_tag_alone_is_synced_first_and_so_never_exits_0()
    {
        using var program = new PlanProgram(Fresh);

        var plan = await program.RunAsync("plan", PlanProgram.Web);

        plan.Exit.Should().Be(3);
        plan.Out.Should().Contain("+ sync").And.EndWith("Plan: 1 to sync, 0 to scan, 0 unchanged. EMULATED.\n");
    }

    [Fact]
    public async Task Of_several_images_the_worst_counts()
    {
        using var program = new PlanProgram($"{Fresh.Replace(" }", ", viruses: { count: 1 } }", StringComparison.Ordinal)}\n  - {{ repository: ccr.ccs.tencentyun.com/shop/api, tag: '1' }}");

        var plan = await program.RunAsync("plan", PlanProgram.Pinned, "ccr.ccs.tencentyun.com/shop/api:1");

        plan.Exit.Should().Be(2);
        plan.Out.Should().EndWith("Plan: 1 to sync, 1 to scan, 1 unchanged. EMULATED.\n");
    }

    [Fact]
    public async Task A_json_plan_on_standard_output_is_mixed_with_nothing()
    {
        using var program = new PlanProgram(Old);

        var plan = await program.RunAsync("plan", PlanProgram.Pinned, "--output", "json", "--out", program.PlanPath);

        plan.Out.Should().Be(program.Read("gate.plan"));
        plan.Error.Should().Be($"saved the plan to {program.PlanPath}; do exactly that, with the same policies: tcss-gate apply {program.PlanPath}\n");
    }

    [Fact]
    public async Task The_same_world_gives_the_same_plan_but_for_the_moment()
    {
        using var program = new PlanProgram(Fresh);
        string WithoutMoment(string plan) => string.Join('\n', plan.Split('\n').Where(line => !line.Contains("madeAt", StringComparison.Ordinal)));

        var first = await program.RunAsync("plan", PlanProgram.Pinned, "--output", "json");
        var second = await program.RunAsync("plan", PlanProgram.Pinned, "--output", "json");

        WithoutMoment(first.Out).Should().Be(WithoutMoment(second.Out));
    }

    [Theory]
    [InlineData("2026-11-20", 0)]
    [InlineData("2026-12-31", 0)]
    [InlineData("2027-01-01", 2)]
    public async Task Another_day_counts_the_waivers_of_that_day(string day, int exit)
    {
        using var program = new PlanProgram(Fresh.Replace(" }", ", vulnerabilities: [{ id: CVE-2019-5827, level: high, component: sqlite }] }", StringComparison.Ordinal));
        program.Write("policy.yaml", PlanProgram.Policy + "waivers: [{ id: CVE-2019-5827, reason: r, owner: o, expires: 2026-12-31 }]\n");

        var plan = await program.RunAsync("plan", PlanProgram.Pinned, "--at", day);

        plan.Exit.Should().Be(exit);
        plan.Out.Should().Contain($"Judged as of {day}");
        plan.Out.Contains("expired 2026-12-31", StringComparison.Ordinal).Should().Be(exit == 2);
    }

    [Fact]
    public async Task A_waiver_that_soon_ends_is_pointed_out()
    {
        using var program = new PlanProgram(Fresh.Replace(" }", ", vulnerabilities: [{ id: CVE-2019-5827, level: high, component: sqlite }] }", StringComparison.Ordinal));
        program.Write("policy.yaml", PlanProgram.Policy + "waivers: [{ id: CVE-2019-5827, reason: r, owner: o, expires: 2026-11-29 }]\n");

        var plan = await program.RunAsync("plan", PlanProgram.Pinned);

        plan.Exit.Should().Be(0);
        plan.Out.Should().Contain("1 waiver ends soon").And.Contain("2026-11-29");
    }

    [Fact]
    public async Task A_soft_rule_is_accepted_and_what_is_new_is_told_as_in_apply()
    {
        using var program = new PlanProgram(Fresh.Replace(" }", ", vulnerabilities: [{ id: CVE-2019-5827, level: high, component: sqlite }] }", StringComparison.Ordinal));
        program.Write("policy.yaml", "{ version: 1, name: soft, desired: { vulnerabilities: { critical: 0, high: { max: 0, enforcement: soft }, new: { max: 0 } } } }");
        await program.RunAsync("apply", PlanProgram.Pinned, "--output", $"json={program.In("before.json")}");

        (await program.RunAsync("plan", PlanProgram.Pinned)).Exit.Should().Be(2);
        (await program.RunAsync("plan", PlanProgram.Pinned, "--override", "agreed")).Exit.Should().Be(3, "nothing tells what is new");
        var plan = await program.RunAsync("plan", PlanProgram.Pinned, "--override", "agreed", "--baseline", program.In("before.json"));

        plan.Exit.Should().Be(0);
        plan.Out.Should().Contain("overridden: agreed");
    }

    [Theory]
    [InlineData("2026-11-19", "has passed")]
    [InlineData("2026-13-01", "no date")]
    [InlineData("tomorrow", "no date")]
    public async Task A_day_that_has_passed_or_is_none_is_refused(string day, string why)
    {
        using var program = new PlanProgram(Fresh);

        var plan = await program.RunAsync("plan", PlanProgram.Pinned, "--at", day);

        (plan.Exit, plan.Out).Should().Be((1, ""));
        plan.Error.Should().StartWith("error: --at").And.Contain(why);
    }

    [Theory]
    [InlineData("--at and --out", "--at", "2027-01-01", "--out", "x.plan")]
    [InlineData("not written as sarif; valid: text, json", "--output", "sarif")]
    [InlineData("--out names no file", "--out", "-")]
    [InlineData("there is no option \"--rescn\"", "--rescn")]
    public async Task What_does_not_go_together_is_refused_before_anything_is_read(string why, params string[] args)
    {
        using var program = new PlanProgram(Fresh);

        var plan = await program.RunAsync("plan", [PlanProgram.Pinned, .. args]);

        (plan.Exit, plan.Out).Should().Be((1, ""));
        plan.Error.Should().Contain(why);
    }

    [Fact]
    public async Task Every_option_also_reads_its_variable()
    {
        using var program = new PlanProgram(Fresh);
        program.Variables["TCSS_GATE_RESCAN"] = "true";
        program.Variables["TCSS_GATE_OUT"] = program.PlanPath;

        var plan = await program.RunAsync("plan", PlanProgram.Pinned);

        plan.Exit.Should().Be(3);
        plan.Out.Should().Contain("a new scan was asked for");
        program.Read("gate.plan").Should().Contain("\"rescan\": true");
    }

    [Fact]
    public async Task Nothing_but_reading_is_asked_of_the_service()
    {
        using var program = new PlanProgram(Old);
        var cloud = PlanProgram.Cloud($"{Old}\n  - {{ repository: ccr.ccs.tencentyun.com/shop/new, tag: '1', pushed: unsynced }}");

        var plan = await program.RunAtAsync(cloud, "plan", PlanProgram.Pinned, PlanProgram.Web, "ccr.ccs.tencentyun.com/shop/new:1", "--rescan");

        plan.Exit.Should().Be(3);
        cloud.Calls.Should().NotBeEmpty().And.OnlyContain(call => call.Action.StartsWith("Describe", StringComparison.Ordinal));
    }
}
