using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.JUnit;

/// <summary>How a case came out, in JUnit's terms.</summary>
internal enum JUnitOutcome
{
    /// <summary>The rule holds.</summary>
    Passed,

    /// <summary>A mandatory rule is violated.</summary>
    Failure,

    /// <summary>A mandatory rule could not be checked.</summary>
    Error,

    /// <summary>An advisory rule is violated or could not be checked; a CI server must not fail for it.</summary>
    Skipped,
}

/// <summary>A rule as a test case.</summary>
/// <param name="Name">Policy and rule: the same from run to run, so that a CI server can tell its history.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Type">What kind of trouble, for who groups by it.</param>
/// <param name="Message">The trouble on one line.</param>
/// <param name="Text">The trouble in full.</param>
internal sealed record JUnitCase(string Name, JUnitOutcome Outcome, string Type, string Message, string Text);

/// <summary>An image as a test suite.</summary>
/// <param name="Name">The image as the user named it.</param>
/// <param name="Properties">What the verdict rests on.</param>
/// <param name="Cases">A case a rule; never empty.</param>
/// <param name="Notes">What is waived, one a line.</param>
internal sealed record JUnitSuite(
    string Name, IReadOnlyList<(string Name, string Value)> Properties, IReadOnlyList<JUnitCase> Cases, string Notes)
{
    private const int FindingsShown = 10;
    private const int NameLength = 500;
    private const int TextLength = 1000;

    // A CI server takes a suite without cases for a good one.
    private static readonly JUnitCase NothingChecked = new(
        RuleResult.ScanRuleId, JUnitOutcome.Error, "unknown", "no rule was checked", "no rule was checked");

    /// <summary>The suite of an image.</summary>
    public static JUnitSuite Of(ImageResult image) => new(
        PlainText.Clean(image.Reference.ToString(), NameLength),
        [
            ("verdict", image.Verdict.Name),
            ("digest", image.Image?.Digest?.ToString() ?? ""),
            ("scanTime", image.Scan?.ScanTime is { } time ? Phrases.Moment(time) : ""),
        ],
        image.Rules.Count == 0 ? [NothingChecked] : [.. image.Rules.Select(rule => CaseOf(rule, image))],
        string.Join('\n', WaiverOrder.Sort(image.Waived).Select(Line).Concat(WaiverOrder.Sort(image.IdleWaivers).Select(Line))));

    /// <summary>How many cases came out so.</summary>
    public int Count(JUnitOutcome outcome) => this.Cases.Count(testCase => testCase.Outcome == outcome);

    private static JUnitCase CaseOf(RuleResult rule, ImageResult image)
    {
        var id = PlainText.Clean(rule.Id, NameLength);
        var actual = PlainText.Truncate(Phrases.Actual(rule), TextLength);
        var message = $"{id}: desired {PlainText.Clean(rule.Desired, TextLength)}, actual {actual}";
        return new JUnitCase(
            $"{PlainText.Clean(rule.Policy, NameLength)}: {id}",
            OutcomeOf(rule),
            rule.Outcome == RuleOutcome.Unknown ? image.Reason?.Name ?? "unknown" : rule.Outcome.Name(),
            message,
            string.Join('\n', Details(rule, image).Prepend(message)));
    }

    private static JUnitOutcome OutcomeOf(RuleResult rule) => rule switch
    {
        { Outcome: RuleOutcome.Met } => JUnitOutcome.Passed,
        { IsMandatory: false } => JUnitOutcome.Skipped,
        { Outcome: RuleOutcome.Violated } => JUnitOutcome.Failure,
        _ => JUnitOutcome.Error,
    };

    private static IEnumerable<string> Details(RuleResult rule, ImageResult image)
    {
        if (!rule.IsMandatory)
        {
            yield return "advisory: reported, decides nothing";
        }

        if (rule.Outcome == RuleOutcome.Unknown)
        {
            yield return PlainText.Truncate(Phrases.WhyUnknown(rule), TextLength);
            if (image.Reason is { } reason)
            {
                yield return $"{PlainText.Clean(reason.Text, TextLength)} ({reason.Name})";
                yield return PlainText.Clean(reason.Mend, TextLength);
            }
        }

        if (rule.Outcome == RuleOutcome.Violated && RuleSubject.Of(rule) is { } kind)
        {
            foreach (var line in Worst(image.Findings.Where(finding => finding.Kind == kind).ToList()))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Worst(List<Finding> findings)
    {
        var shown = findings.Order(WorstFirst.Order).Take(FindingsShown).Select(Phrases.Line);
        return findings.Count > FindingsShown ? shown.Append($"… and {findings.Count - FindingsShown} more") : shown;
    }

    private static string Line(WaivedFinding waived) =>
        $"waived: {Phrases.Line(waived.Finding)}: {PlainText.Clean(waived.Waiver.Reason, TextLength)}"
        + $" ({PlainText.Clean(waived.Waiver.Owner, NameLength)}, until {Phrases.Day(waived.Waiver.Expires)})";

    private static string Line(IdleWaiver idle) => idle.Reason == IdleReason.Expired
        ? $"expired {Phrases.Day(idle.Waiver.Expires)}: the waiver of {PlainText.Clean(idle.Waiver.Id, NameLength)} ({PlainText.Clean(idle.Waiver.Owner, NameLength)})"
        : $"unused: the waiver of {PlainText.Clean(idle.Waiver.Id, NameLength)} ({PlainText.Clean(idle.Waiver.Owner, NameLength)}) matches nothing";
}
