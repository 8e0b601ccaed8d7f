using TcssGate.Core.Evaluation;
using TcssGate.Core.Scans;

namespace TcssGate.Reports.Tests.Samples;

/// <summary>The results that the reports are tried on, by name.</summary>
internal static class SampleResults
{
    public static GateResult AllMet { get; } = Of(SampleImages.Met(), SampleImages.Met("shop/worker", "7"));

    public static GateResult Violated { get; } = Of(SampleImages.Violated());

    public static GateResult Waived { get; } = Of(SampleImages.Waived());

    public static GateResult Overridden { get; } = Of(SampleImages.Overridden());

    public static GateResult Undecided { get; } = Of(SampleImages.Undecided(), SampleImages.NotFound());

    public static GateResult Mixed { get; } =
        Of(SampleImages.Met(), SampleImages.Violated(), SampleImages.Waived(), SampleImages.Undecided()) with
        {
            Emulated = true,
            Environment = [new EnvironmentSetting("--policy", "TCSS_GATE_POLICY"), new EnvironmentSetting("--timeout", "TCSS_GATE_TIMEOUT")],
        };

    public static GateResult TwoPolicies { get; } = Of(SampleImages.Met() with
    {
        Rules =
        [
            .. SampleImages.Met().Rules,
            SampleImages.Rule("vulnerabilities.critical", "at most 0", new Actual.Count(1), RuleOutcome.Violated) with { Policy = "payment" },
        ],
        Findings = [SampleFindings.Log4Shell],
    });

    /// <summary>Images on nodes: with a name, without one, and one that is untrusted; and a registry image whose trust nodes answer for.</summary>
    public static GateResult Nodes { get; } = Of(
        SampleImages.OnNodes("docker.io/library/centos", "latest", 'd', $"docker.io/library/centos@{SampleImages.DigestOf('e')}"),
        SampleImages.OnNodes("", "", 'f'),
        SampleImages.OnNodes("l10", "latest", 'c') with
        {
            Rules = [SampleImages.Rule("trusted", "trusted", new Actual.Text("not trusted (image on nodes)"), RuleOutcome.Violated)],
            Findings = [SampleFindings.Log4Shell],
        },
        SampleImages.Met() with { NodeTrust = new NodeTrust(SampleImages.DigestOf('d'), true) });

    /// <summary>Six pages of the API.</summary>
    public static GateResult Many { get; } = Of(SampleImages.Violated() with
    {
        Rules = [SampleImages.Rule("vulnerabilities.max", "at most 50", new Actual.Count(537), RuleOutcome.Violated)],
        Findings = SampleFindings.Vulnerabilities(537),
    });

    public static GateResult Hostile { get; } = Of(HostileText.Image(HostileText.Everything));

    public static IReadOnlyDictionary<string, GateResult> ByName { get; } = new SortedDictionary<string, GateResult>(StringComparer.Ordinal)
    {
        ["all-met"] = AllMet,
        ["violated"] = Violated,
        ["waived"] = Waived,
        ["overridden"] = Overridden,
        ["undecided"] = Undecided,
        ["mixed-emulated"] = Mixed,
        ["two-policies"] = TwoPolicies,
        ["537-vulnerabilities"] = Many,
        ["hostile"] = Hostile,
        ["nodes"] = Nodes,
    };

    public static GateResult Of(params ImageResult[] images) => new(
        "0.1.0",
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 3, 1, 12, 0, 21, 500, TimeSpan.Zero),
        Emulated: false,
        "https://tcss.tencentcloudapi.com",
        images);
}
