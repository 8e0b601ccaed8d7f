using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class ContentVerdictTests
{
    private static readonly RegistryImage Latest = Some.Image with { Id = 8, Tag = "latest" };
    private static readonly ImageResult Met = Of(RuleOutcome.Met, Some.Image);
    private static readonly ImageResult NotMet = Of(RuleOutcome.Violated, Latest);
    private static readonly ImageResult Unknown = Of(RuleOutcome.Unknown, Latest);
    private static readonly ImageResult Unproven = Unknown with { Reason = Reasons.ScanFailed("the scan ended as SCAN_ERR") };

    [Fact]
    public void The_worst_verdict_of_proven_rows_wins_in_any_order()
    {
        ContentVerdict.Of([Met, NotMet, Unknown]).Should().BeSameAs(NotMet);
        ContentVerdict.Of([Unknown, NotMet, Met]).Should().BeSameAs(NotMet);
        ContentVerdict.Of([Met, Unknown]).Should().BeSameAs(Unknown);
        ContentVerdict.Of([Met, Of(RuleOutcome.Met, Latest)]).Should().BeSameAs(Met);
    }

    [Fact]
    public void A_row_that_proves_nothing_says_nothing_against_one_that_does()
    {
        ContentVerdict.Of([Unproven, Met]).Should().BeSameAs(Met);
        ContentVerdict.Of([Unproven, Unproven with { Reason = Reasons.NotLicensed() }]).Should().BeSameAs(Unproven);
    }

    [Fact]
    public void An_older_scan_of_another_row_does_not_take_the_place_of_one_that_was_asked_for()
    {
        ContentVerdict.Of([Unproven, Met], needsNewScan: true).Should().BeSameAs(Unproven);
        ContentVerdict.Of([Unproven, NotMet], needsNewScan: true).Should().BeSameAs(NotMet);
        ContentVerdict.Of([Met, NotMet], needsNewScan: true).Should().BeSameAs(NotMet);
    }

    [Fact]
    public void A_violation_counts_though_a_part_of_the_scan_is_missing()
    {
        var partly = NotMet with { Reason = Reasons.ScanIncomplete([]) };

        ContentVerdict.Of([Met, partly]).Should().BeSameAs(partly);
    }

    [Fact]
    public void A_tag_that_moved_away_is_undecided_whatever_other_rows_prove()
    {
        var moved = Unproven with { Reason = Reasons.ImageChanged("the tag moved"), ScannedRow = Some.Image };

        ContentVerdict.Of([Met with { ScannedRow = Latest }, moved]).Should().BeSameAs(moved);
        ContentVerdict.Of([Met, moved with { ScannedRow = Latest }]).Should().BeSameAs(Met);
    }

    private static ImageResult Of(RuleOutcome outcome, RegistryImage row) => new()
    {
        Reference = Some.Reference,
        Image = Some.Image,
        ScannedRow = row,
        Rules = [new RuleResult("p", "viruses", Core.Policies.Enforcement.Mandatory, "0", new Actual.Text("x"), outcome, 0)],
    };
}
