using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Reports.GitHub;

/// <summary>Everything about a result that is worth an annotation, each level in its order.</summary>
internal static class AnnotatedResult
{
    /// <summary>The annotations; of a level, the worst first.</summary>
    public static IEnumerable<Annotation> All(GateResult result) =>
    [
        .. Rules(result, rule => rule is { Decides: true, Outcome: RuleOutcome.Violated }).Select(Violated),
        .. Undecided(result),
        .. Findings(result),
        .. Rules(result, rule => rule is { Decides: false, Outcome: not RuleOutcome.Met }).Select(Harmless),
        .. Waivers(result),
        .. Phrases.ByRow(result) is { } byRow ? [new Annotation(AnnotationLevel.Warning, "by row", byRow)] : Array.Empty<Annotation>(),
        .. result.Emulated ? [new Annotation(AnnotationLevel.Notice, "emulated", Phrases.Emulated)] : Array.Empty<Annotation>(),
    ];

    // Mandatory before soft; among those as they stand.
    private static IEnumerable<RuleOf> Rules(GateResult result, Func<RuleResult, bool> which) => result.Images
        .SelectMany(image => image.Rules.Where(which).Select(rule => new RuleOf(image, rule)))
        .OrderByDescending(pair => pair.Rule.IsMandatory);

    private static Annotation Violated(RuleOf pair) =>
        new(AnnotationLevel.Error, $"violated: {pair.Rule.Id}", $"{Compared(pair.Rule)} ({Name(pair.Image)}, policy {pair.Rule.Policy})");

    private static Annotation Harmless(RuleOf pair)
    {
        var why = pair.Rule.Override is null ? "advisory" : Phrases.Overridden(pair.Rule);
        return new(AnnotationLevel.Warning, $"{pair.Rule.Outcome.Name()}: {pair.Rule.Id}", $"{Compared(pair.Rule)}; {why} ({Name(pair.Image)}, policy {pair.Rule.Policy})");
    }

    // One an image: its rules are all unknown for the same reason.
    private static IEnumerable<Annotation> Undecided(GateResult result) =>
        from image in result.Images
        where image.Verdict is Verdict.Undecided
        let why = image.Reason is { } reason
            ? $"{reason.Text} ({reason.Name}); {reason.Mend}"
            : image.Rules.Where(rule => rule is { Decides: true, Outcome: RuleOutcome.Unknown }).Select(Phrases.WhyUnknown).FirstOrDefault("no rule was checked")
        select new Annotation(AnnotationLevel.Error, "undecided", $"{Name(image)}: {why}");

    // Only of a kind that a violated rule is about: an image may have any number of others, and the policy does not mind.
    private static IEnumerable<Annotation> Findings(GateResult result) => result.Images
        .SelectMany(image => image.Findings.Where(finding => IsMinded(finding, image)).Select(finding => new FindingOf(image, finding)))
        .OrderBy(pair => pair.Finding, WorstFirst.Order)
        .Select(pair => new Annotation(LevelOf(pair.Finding), $"{pair.Finding.Severity.Name()}: {pair.Finding.Id}", $"{Phrases.Line(pair.Finding)} ({Name(pair.Image)})"));

    private static bool IsMinded(Finding finding, ImageResult image) =>
        image.Rules.Any(rule => rule is { Decides: true, Outcome: RuleOutcome.Violated } && RuleSubject.Of(rule) == finding.Kind);

    private static AnnotationLevel LevelOf(Finding finding) => finding.Severity switch
    {
        Severity.Critical or Severity.High or Severity.Unknown => AnnotationLevel.Error,
        Severity.Medium => AnnotationLevel.Warning,
        _ => AnnotationLevel.Notice,
    };

    private static IEnumerable<Annotation> Waivers(GateResult result) =>
    [
        .. WaiverOrder.Sort(result.Images.SelectMany(image => image.IdleWaivers)).Select(idle =>
            new Annotation(idle.Reason == IdleReason.Expired ? AnnotationLevel.Warning : AnnotationLevel.Notice, "waiver", Phrases.Line(idle))),
        .. WaiverOrder.Sort(result.Images.SelectMany(image => image.ExpiringWaivers)).Select(expiring =>
            new Annotation(AnnotationLevel.Warning, "waiver", Phrases.Line(expiring))),
        .. result.Images.SelectMany(image => WaiverOrder.Sort(image.LeftOutWaivers)).Select(leftOut =>
            new Annotation(AnnotationLevel.Warning, "waiver", GovernanceText.Line(leftOut))),
    ];

    private static string Compared(RuleResult rule) =>
        $"desired {PlainText.Clean(rule.Desired, 200)}, actual {PlainText.Truncate(Phrases.Actual(rule), 200)}"
        + (rule.Actual is Actual.Unknown ? $": {PlainText.Truncate(Phrases.WhyUnknown(rule), 300)}" : "");

    private static string Name(ImageResult image) => PlainText.Clean(image.Reference.ToString(), 300);

    private sealed record RuleOf(ImageResult Image, RuleResult Rule);

    private sealed record FindingOf(ImageResult Image, Finding Finding);
}
