using TcssGate.Emulator;

namespace TcssGate.Cli.Tests.Plan;

public sealed class ApplyPlanTests
{
    private const string Start = "CreateAssetImageRegistryScanTask";
    private const string Old = "  - { repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', digest: one, scanned: 48h, scan: { takes: 2s } }";
    private const string Waivers = "waivers:\n  - { id: A-100, reason: r, owner: team-a, expires: 2027-06-30 }\n";

    [Fact]
    public async Task A_saved_plan_is_applied_without_naming_its_images_or_options_again()
    {
        using var program = new PlanProgram(Old);
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath, "--timeout", "10m");

        var apply = await program.RunBareAsync("apply", program.PlanPath, "--policy", program.In("policy.yaml"), "--emulate", program.In("world.yaml"));

        apply.Exit.Should().Be(0, apply.Error);
        apply.Out.Should().Contain("started by this run").And.Contain(PlanProgram.Pinned);
    }

    [Fact]
    public async Task A_plan_does_not_choose_its_policy()
    {
        using var program = new PlanProgram(Old);
        program.Write("lax.yaml", "version: 1\nname: lax\ndesired:\n  vulnerabilities: { max: 100 }\n");
        await program.RunBareAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath, "--policy", program.In("lax.yaml"), "--emulate", program.In("world.yaml"));

        var byDefault = await program.RunBareAsync("apply", program.PlanPath, "--emulate", program.In("world.yaml"));
        var named = await program.RunAsync("apply", program.PlanPath);

        (byDefault.Exit, byDefault.Out).Should().Be((1, ""), "there is no default policy here, and the one of the plan is not taken");
        byDefault.Error.Should().Contain("there is no policy: tcss-gate.yaml is not here");
        (named.Exit, named.Out).Should().Be((1, ""));
        named.Error.Should().Contain("saved plan is stale: policy lax: sha256:").And.Contain("saved plan is stale: policy strict: (none) → sha256:");
    }

    [Theory]
    [InlineData("--policy", "policy.yaml", "--policy", "second.yaml")]
    [InlineData("--policy", "second.yaml")]
    public async Task A_plan_is_applied_under_all_of_its_policies_and_no_other(params string[] files)
    {
        using var program = new PlanProgram(Old);
        program.Write("second.yaml", "version: 1\nname: second\ndesired:\n  viruses: 0\n");
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath);

        var apply = await program.RunBareAsync(
            ["apply", program.PlanPath, "--emulate", program.In("world.yaml"), .. files.Select(file => file.EndsWith(".yaml", StringComparison.Ordinal) ? program.In(file) : file)]);

        (apply.Exit, apply.Out).Should().Be((1, ""));
        apply.Error.Should().Contain("saved plan is stale: policy second: (none) → sha256:");
    }

    [Fact]
    public async Task A_plan_to_scan_everything_again_does_so()
    {
        using var program = new PlanProgram(Old.Replace("48h", "1h", StringComparison.Ordinal));
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath, "--rescan");

        (await program.RunAsync("apply", program.PlanPath)).Out.Should().Contain("started by this run");
    }

    [Theory]
    [InlineData("high: 0", "high: 5", "desired.vulnerabilities.high: 0 → 5")]
    [InlineData("  viruses: 0\n", "", "desired.viruses: 0 → (none)")]
    [InlineData("2027-06-30", "2027-12-31", "waivers[A-100].expires: 2027-06-30 → 2027-12-31")]
    [InlineData(Waivers, "", "waivers[A-100]: there → (none)")]
    [InlineData("waivers:\n", "waivers:\n  - { id: A-200, reason: r, owner: o, expires: 2027-06-30 }\n", "waivers[A-200]: (none) → added")]
    [InlineData("name: strict", "name: lax", "policy lax: (none) → sha256:")]
    public async Task A_policy_or_waiver_that_changed_makes_it_stale_and_is_named(string was, string became, string difference)
    {
        using var program = new PlanProgram(Old);
        program.Write("policy.yaml", PlanProgram.Policy + Waivers);
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath);
        program.Write("policy.yaml", (PlanProgram.Policy + Waivers).Replace(was, became, StringComparison.Ordinal));

        var apply = await program.RunAsync("apply", program.PlanPath);

        (apply.Exit, apply.Out).Should().Be((1, ""));
        apply.Error.Should().Contain("error: saved plan is stale: policy ").And.Contain(difference).And.EndWith("no scan was started; plan again, and apply the new plan\n");
    }

    [Fact]
    public async Task A_comment_or_another_order_of_keys_changes_nothing()
    {
        using var program = new PlanProgram(Old);
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath);
        program.Write("policy.yaml", "# reviewed\nname: strict\nversion: 1\ndesired:\n  viruses: 0\n  vulnerabilities:\n    high: 0\n    critical: 0\n");

        (await program.RunAsync("apply", program.PlanPath)).Exit.Should().Be(0);
    }

    [Fact]
    public async Task A_waiver_that_expired_since_makes_it_stale()
    {
        using var program = new PlanProgram(Old);
        program.Write("policy.yaml", PlanProgram.Policy + Waivers);
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath);
        program.Write("world.yaml", program.Read("world.yaml").Replace("now: 2026-11-20", "now: 2027-07-01", StringComparison.Ordinal));

        var apply = await program.RunAsync("apply", program.PlanPath);

        apply.Exit.Should().Be(1);
        apply.Error.Should().Contain("the waiver of A-100: held until 2027-06-30 → expired on 2027-07-01");
    }

    [Fact]
    public async Task A_digest_that_changed_makes_it_stale_before_any_scan()
    {
        using var program = new PlanProgram(Old);
        var cloud = PlanProgram.Cloud(Old);
        await program.RunAtAsync(cloud, "plan", PlanProgram.Web, "--out", program.PlanPath);
        cloud.Change(PlanProgram.Web, new ImageChange { RegistryDigest = "two" });

        var apply = await program.RunAtAsync(cloud, "apply", program.PlanPath);

        (apply.Exit, apply.Out).Should().Be((1, ""));
        apply.Error.Should().Contain($"error: saved plan is stale: {PlanProgram.Web}: digest: {EmulatedDigest.Of("one")} → {EmulatedDigest.Of("two")}");
        cloud.Calls.Should().NotContain(call => call.Action == Start);
    }

    [Fact]
    public async Task A_stale_policy_is_refused_before_the_first_request()
    {
        using var program = new PlanProgram(Old);
        var cloud = PlanProgram.Cloud(Old);
        await program.RunAtAsync(cloud, "plan", PlanProgram.Pinned, "--out", program.PlanPath);
        var calls = cloud.Calls.Count;
        program.Write("policy.yaml", PlanProgram.Policy.Replace("viruses: 0", "viruses: 1", StringComparison.Ordinal));

        (await program.RunAtAsync(cloud, "apply", program.PlanPath)).Exit.Should().Be(1);

        cloud.Calls.Should().HaveCount(calls);
    }

    [Theory]
    [InlineData("--rescan: (none) → given", "--rescan")]
    [InlineData("--timeout: (none) → 5m", "--timeout", "5m")]
    [InlineData("--region: (none) → ap-guangzhou", "--region", "ap-guangzhou")]
    [InlineData("--override: (none) → agreed", "--override", "agreed")]
    public async Task An_option_that_was_not_planned_is_refused(string difference, params string[] args)
    {
        using var program = new PlanProgram(Old);
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath);

        var apply = await program.RunAsync("apply", [program.PlanPath, .. args]);

        apply.Exit.Should().Be(1);
        apply.Error.Should().Contain($"saved plan is stale: {difference}");
    }

    [Fact]
    public async Task A_plan_accepts_no_violation_by_itself()
    {
        using var program = new PlanProgram(Old);
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath, "--override", "agreed");

        (await program.RunAsync("apply", program.PlanPath)).Error.Should().Contain("saved plan is stale: --override: agreed → (none)");
        (await program.RunAsync("apply", program.PlanPath, "--override", "agreed")).Exit.Should().Be(0);
    }

    [Fact]
    public async Task Another_baseline_makes_it_stale()
    {
        using var program = new PlanProgram(Old);
        await program.RunAsync("apply", PlanProgram.Pinned, "--output", $"json={program.In("before.json")}");
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath, "--baseline", program.In("before.json"));

        (await program.RunAsync("apply", program.PlanPath)).Error.Should().Contain("saved plan is stale: --baseline: sha256:", "a plan does not choose what counts as known");
        (await program.RunAsync("apply", program.PlanPath, "--baseline", program.In("before.json"))).Exit.Should().Be(0);
        program.Write("before.json", program.Read("before.json") + "\n");
        (await program.RunAsync("apply", program.PlanPath, "--baseline", program.In("before.json"))).Error.Should().Contain("saved plan is stale: --baseline: sha256:");
    }

    [Fact]
    public async Task An_emulated_plan_is_never_applied_to_a_real_cloud_nor_a_real_one_to_an_emulated()
    {
        using var program = new PlanProgram(Old);
        var cloud = PlanProgram.Cloud(Old);
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath);
        await program.RunAtAsync(cloud, "plan", PlanProgram.Pinned, "--out", program.In("real.plan"));
        var calls = cloud.Calls.Count;

        var emulated = await program.RunAtAsync(cloud, "apply", program.PlanPath);
        var real = await program.RunAsync("apply", program.In("real.plan"));

        emulated.Exit.Should().Be(1);
        emulated.Error.Should().Contain("was made on a stand-in cloud");
        real.Exit.Should().Be(1);
        real.Error.Should().Contain("was made on https://tcss.tencentcloudapi.com");
        cloud.Calls.Should().HaveCount(calls);
    }

    [Fact]
    public async Task Another_endpoint_makes_it_stale_and_the_plan_never_chooses_one()
    {
        using var program = new PlanProgram(Old);
        var cloud = PlanProgram.Cloud(Old);
        await program.RunAtAsync(cloud, "plan", PlanProgram.Pinned, "--out", program.PlanPath, "--endpoint", "https://tcss.intl.tencentcloudapi.com");
        var calls = cloud.Calls.Count;

        var apply = await program.RunAtAsync(cloud, "apply", program.PlanPath);

        apply.Exit.Should().Be(1);
        apply.Error.Should().Contain("endpoint: https://tcss.intl.tencentcloudapi.com → https://tcss.tencentcloudapi.com");
        cloud.Calls.Should().HaveCount(calls);
    }

    [Fact]
    public async Task A_plan_for_another_day_is_not_applied()
    {
        using var program = new PlanProgram(Old);
        var plan = await program.RunAsync("plan", PlanProgram.Pinned, "--at", "2027-01-01", "--output", "json");
        program.Write("gate.plan", plan.Out);

        (await program.RunAsync("apply", program.PlanPath)).Error.Should().Contain("what 2027-01-01 would bring (--at), and cannot be applied");
    }

    [Fact]
    public async Task What_can_be_an_image_is_one_whatever_files_there_are()
    {
        using var program = new PlanProgram(Old);
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.In("web:1"));

        // The file is there under its whole path, which is no image; its bare name is one.
        (await program.RunAsync("apply", program.In("web:1"))).Exit.Should().Be(0);
        (await program.RunAsync("apply", "web:1")).Out.Should().Contain("image-not-found");
    }

    [Theory]
    [InlineData("", "is cut off or damaged")]
    [InlineData("not json", "is cut off or damaged")]
    [InlineData("[]", "is no plan of tcss-gate")]
    [InlineData("{}", "is no plan of tcss-gate")]
    [InlineData("{\"formatVersion\": 1, \"images\": []}", "is a saved result, not a plan")]
    [InlineData("{\"kind\": \"tcss-gate/plan\", \"formatVersion\": 2}", "has version 2 of the format")]
    [InlineData("{\"kind\": \"tcss-gate/plan\", \"formatVersion\": 1}", "is cut off or damaged")]
    public async Task What_is_no_plan_is_refused(string text, string why)
    {
        using var program = new PlanProgram(Old);
        program.Write("gate.plan", text);

        var apply = await program.RunAsync("apply", program.PlanPath);

        (apply.Exit, apply.Out).Should().Be((1, ""));
        apply.Error.Should().Contain($"{program.PlanPath} is no plan to apply: it ").And.Contain(why);
    }

    [Fact]
    public async Task A_plan_that_is_not_there_or_comes_with_images_is_refused()
    {
        using var program = new PlanProgram(Old);
        await program.RunAsync("plan", PlanProgram.Pinned, "--out", program.PlanPath);

        (await program.RunAsync("apply", program.In("other.plan"))).Error.Should().Contain("is not there; check the path");
        (await program.RunAsync("apply", program.PlanPath, PlanProgram.Web)).Error.Should().Contain("give it alone");
    }
}
