using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Planning;

public sealed class ImagePlanTests
{
    private const string NoViruses = "{ viruses: 0 }";

    public static TheoryData<SyncNeed, ScanStep, bool> Steps => new()
    {
        { SyncNeed.None, new ScanStep.UseExisting(), false },
        { SyncNeed.None, new ScanStep.GiveUp(Reasons.NotLicensed()), false },
        { SyncNeed.None, new ScanStep.Start("it is old"), true },
        { SyncNeed.None, new ScanStep.Join(), true },
        { SyncNeed.TagAlone, new ScanStep.UseExisting(), true },
        { SyncNeed.NotListed, new ScanStep.Start("there is none"), true },
        { SyncNeed.TagAlone, new ScanStep.GiveUp(Reasons.NotLicensed()), true },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void Nothing_is_met_or_violated_while_there_is_work(SyncNeed sync, ScanStep step, bool hasWork)
    {
        foreach (var viruses in new[] { 0, 3 })
        {
            var plan = Plan(Some.Scan with { Viruses = viruses }, sync, step);

            plan.HasWork.Should().Be(hasWork);
            if (hasWork)
            {
                plan.Verdict.Should().BeOfType<Verdict.Undecided>();
                plan.Rules.Should().OnlyContain(rule => rule.Outcome == RuleOutcome.Unknown);
            }
        }
    }

    [Fact]
    public void What_needs_nothing_is_judged_as_it_stands()
    {
        Plan(Some.Scan, SyncNeed.None, new ScanStep.UseExisting()).Verdict.Should().BeOfType<Verdict.Met>();
        Plan(Some.Scan with { Viruses = 1 }, SyncNeed.None, new ScanStep.UseExisting()).Verdict.Should().BeOfType<Verdict.NotMet>();
        Plan(Some.Scan with { Viruses = null }, SyncNeed.None, new ScanStep.UseExisting()).Verdict.Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void An_older_complete_scan_keeps_its_numbers_and_its_time()
    {
        var plan = Plan(Some.Scan with { Viruses = 3 }, SyncNeed.None, new ScanStep.Start("it is old"));

        plan.ScanTime.Should().Be(Some.Scan.ScanTime);
        plan.Rules.Single(rule => rule.Id == "viruses").Actual.Should().Be(new Actual.Count(3));
    }

    [Fact]
    public void A_scan_that_is_no_proof_has_neither()
    {
        ScanSnapshot[] looks = [Some.Scan with { Progress = 40 }, Some.Scan with { ScanTime = null }, Some.Scan with { Digest = Some.OtherDigest }];
        foreach (var look in looks)
        {
            var plan = Plan(look, SyncNeed.None, new ScanStep.Start("it is no proof"));

            plan.ScanTime.Should().BeNull();
            plan.Rules.Should().OnlyContain(rule => rule.Actual is Actual.Unknown);
        }
    }

    [Fact]
    public void What_happens_without_an_image_is_told_from_what_is_listed_instead()
    {
        ImagePlan.ScanWithoutImage(new ImageResolution.NotListed(), Some.Reference).Should().BeOfType<ScanStep.Start>();
        ImagePlan.ScanWithoutImage(new ImageResolution.OtherDigest([Some.Image]), Some.Reference).Should().BeOfType<ScanStep.Start>();
        ImagePlan.ScanWithoutImage(new ImageResolution.Ambiguous([Some.Image]), Some.Reference).Should().BeOfType<ScanStep.GiveUp>()
            .Which.Reason.Code.Should().Be(UndecidedCode.ImageAmbiguous);
        ImagePlan.ScanWithoutImage(new ImageResolution.Found(Some.Image), Some.Reference).Should().BeNull();
    }

    private static ImagePlan Plan(ScanSnapshot look, SyncNeed sync, ScanStep step)
    {
        var evidence = ImagePlan.EvidenceOf(Some.Reference, Some.Image, look, step) with { Findings = ImageFindings.NotRead };
        return ImagePlan.Of(evidence, Evaluator.Evaluate(evidence, [Some.Policy(NoViruses)], Some.Today), sync, step);
    }
}
