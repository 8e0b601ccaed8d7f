using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

public sealed class NodePlanTests
{
    private const string Rich = """
        version: 1
        name: rich
        desired:
          vulnerabilities: { critical: 0, fixable: { max: 0 }, maxCvss: 8.9, grace: 7d }
          viruses: { max: 0, enforcement: soft }
          sensitiveInfo: 0
          registries: [docker.io]
          maxSize: 1GiB
          trusted: true
        waivers: [{ id: CVE-2019-5827, reason: r, owner: o, expires: 2026-12-31 }]
        """;

    // What the world says of centos, the name that is asked for, and what is planned for its scan.
    public static TheoryData<string, string, Type> Plans => new()
    {
        { "scanned: 2h", NodeRun.Centos, typeof(ScanStep.UseExisting) },
        { "scanned: 2h, vulnerabilities: { count: 3, critical: 1 }", NodeRun.Centos, typeof(ScanStep.UseExisting) },
        { "scanned: 2h", "{one}", typeof(ScanStep.UseExisting) },
        { "scanned: 2h, repoDigests: [docker.io/centos@pulled]", "docker.io/centos@{pulled}", typeof(ScanStep.UseExisting) },
        { "scanned: 48h", NodeRun.Centos, typeof(ScanStep.Start) },
        { "hosts: 3", NodeRun.Centos, typeof(ScanStep.Start) },
        { "scanned: 2h, scannedTypes: [cve]", NodeRun.Centos, typeof(ScanStep.Start) },
        { "scanned: 2h, fields: { AgentError: timeout }", NodeRun.Centos, typeof(ScanStep.Start) },
        { "scan: { takes: 30s, running: { since: 5s } }", NodeRun.Centos, typeof(ScanStep.Join) },
        { "licensed: false", NodeRun.Centos, typeof(ScanStep.GiveUp) },
        { "scanned: 2h, licensed: false", NodeRun.Centos, typeof(ScanStep.UseExisting) },
        { "gone: true", NodeRun.Centos, typeof(ScanStep.GiveUp) },
        { "scanned: 2h", "docker.io/centos:7", typeof(ScanStep.GiveUp) },
        { "scanned: 2h", "docker.io/centos@{no-such}", typeof(ScanStep.GiveUp) },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_plan_says_what_the_gate_then_does_and_only_reads(string image, string named, Type step)
    {
        foreach (var (policy, rescan) in new[] { (FlowRun.Strict, false), (Rich, false), (Rich, true) })
        {
            var run = NodeRun.Holding($"id: one, {image}");
            run.Adjust = order => order with { Source = ImageSource.Node, Rescan = rescan };
            var plan = run.Plan(Filled(named), policy);

            plan.Sync.Should().Be(SyncNeed.None);
            (rescan || plan.Scan.GetType() == step).Should().BeTrue();
            run.Actions.Should().NotBeEmpty().And.OnlyContain(action => action.StartsWith("Describe", StringComparison.Ordinal));

            var calls = run.Cloud.Calls.Count;
            var result = run.Judge(Filled(named), policy);
            run.Actions.Skip(calls).Contains(NodeRun.Start).Should().Be(plan.Scan is ScanStep.Start);
            (result.Origin == ScanOrigin.Existing).Should().Be(plan.Scan is ScanStep.UseExisting);
            (result.Origin == ScanOrigin.Joined).Should().Be(plan.Scan is ScanStep.Join);
            (plan.Scan as ScanStep.GiveUp)?.Reason.Should().Be(result.Reason);
            if (!plan.HasWork)
            {
                result.Rules.Should().Equal(plan.Rules);
            }
        }
    }

    [Fact]
    public void Two_images_of_one_name_are_planned_as_undecided()
    {
        var run = NodeRun.In("""nodeImages: [{ name: "web:1", id: one, scanned: 1h }, { name: "web:1", id: two, scanned: 1h }]""");

        run.Plan("web:1").Scan.Should().BeOfType<ScanStep.GiveUp>().Which.Reason.Code.Should().Be(UndecidedCode.ImageAmbiguous);
    }

    private static string Filled(string named)
    {
        var open = named.IndexOf('{', StringComparison.Ordinal);
        return open < 0 ? named : named[..open] + EmulatedDigest.Of(named[(open + 1)..^1]);
    }
}
