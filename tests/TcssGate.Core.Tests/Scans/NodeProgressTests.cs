using FsCheck;
using FsCheck.Fluent;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Scans;

public sealed class NodeProgressTests
{
    private static readonly ScanAge Fresh = new ScanAge.AtMost(TimeSpan.FromHours(24), Some.Now);

    private static readonly ScanRequirement Asked = new(ScanTypes.All, TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));

    [Fact]
    public void A_type_without_a_progress_of_100_is_never_proved() => Prop.ForAll(Gen.Three(Progress).ToArbitrary(), three =>
    {
        var (cve, virus, risk) = three;
        var look = Some.HeldScan with { Cve = Done(cve), Virus = Done(virus), Risk = Done(risk) };
        int?[] reached = [cve, virus, risk];
        var proved = reached.Select(progress => progress == 100).ToList();
        return ScanTypes.All.Select(type => ScanProof.Gaps(look, Some.Held, [type], Fresh).Count == 0).SequenceEqual(proved)
            && Evaluate(look).Verdict is Verdict.Met == proved.All(type => type);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_missing_progress_is_named_and_makes_the_rules_of_its_type_unknown()
    {
        var look = Some.HeldScan with { Virus = Done(null) };

        ScanProof.Gaps(look, Some.Held, ScanTypes.All, Fresh).Should().Equal(
            new ScanGap(ScanGapKind.TypeNotScanned, ScanType.Virus, "TCSS does not say how far the virus scan got"));
        ScanStep.For(look, Some.Held, Asked, Some.Now, rescan: false).Should().Be(new ScanStep.Start("TCSS does not say how far the virus scan got"));
        Evaluate(look).Rules.Where(rule => rule.Outcome == RuleOutcome.Unknown).Select(rule => rule.Id).Should().Equal(RuleResult.ScanRuleId, "viruses");
    }

    [Fact]
    public void A_registry_image_has_a_status_for_each_type_and_needs_no_progress() =>
        ScanProof.Gaps(Some.Scan with { Virus = Done(null) }, Some.Image, ScanTypes.All, Fresh).Should().BeEmpty();

    [Fact]
    public void A_row_that_is_taken_for_a_proof_needs_no_progress_and_still_no_progress_below_100()
    {
        Evaluate(Row(RowUse.Proof)).Verdict.Should().BeOfType<Verdict.Met>();
        Evaluate(Row(RowUse.Proof) with { Risk = Done(0) }).Verdict.Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void A_row_that_is_taken_for_its_violations_never_meets_a_rule()
    {
        var clean = Evaluate(Row(RowUse.Violations));
        var infected = Evaluate(Row(RowUse.Violations) with { Viruses = 1 });

        clean.Verdict.Should().BeOfType<Verdict.Undecided>();
        infected.Verdict.Should().BeOfType<Verdict.NotMet>().Which.Rules.Should().ContainSingle().Which.Actual.Should().Be(new Actual.Count(1));
        infected.Rules.Should().NotContain(rule => rule.Outcome == RuleOutcome.Met);
        ScanStep.For(Row(RowUse.Violations), Some.Held, Asked, Some.Now, rescan: false).Should().BeOfType<ScanStep.UseExisting>();
        ScanStep.For(Row(RowUse.Violations), Some.Held, Asked, Some.Now, rescan: true).Should().BeOfType<ScanStep.Start>();
    }

    [Fact]
    public void An_override_accepts_nothing_that_only_a_row_shows()
    {
        var evidence = new ImageEvidence(Some.ReferenceOf("docker.io/library/web:1")) { Image = Some.Held, Scan = Row(RowUse.Violations) with { Viruses = 1 } };

        var result = Evaluator.Evaluate(evidence, [Some.Policy("{ viruses: { max: 0, enforcement: soft } }")], new Circumstances(Some.Now) { Override = "accepted" });

        result.Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    private static Gen<int?> Progress => Gen.Elements<int?>(null, int.MinValue, -1, 0, 1, 50, 99, 100, 100, 100, 100);

    private static TypeSnapshot Done(int? progress) => new(ScanStatus.Parse("SCANNED"), progress is >= 0 and <= 100 ? progress : null, null);

    private static ScanSnapshot Row(RowUse use) => Some.HeldScan with { Cve = Done(null), Virus = Done(null), Risk = Done(null), RowUse = use };

    private static ImageResult Evaluate(ScanSnapshot look) => Evaluator.Evaluate(
        new ImageEvidence(Some.ReferenceOf("docker.io/library/web:1")) { Image = Some.Held, Scan = look },
        [Some.Policy("{ vulnerabilities: 0, viruses: 0, risks: 0 }")],
        Some.Today);
}
