using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Reports.JUnit;

/// <summary>How a case came out, in JUnit's terms.</summary>
internal enum JUnitOutcome
{
    /// <summary>The rule holds.</summary>
    Passed,

    /// <summary>A rule that decides is violated.</summary>
    Failure,

    /// <summary>A rule that decides could not be checked.</summary>
    Error,

    /// <summary>A rule that decides nothing, advisory or overridden, is violated or could not be checked; a CI server must not fail for it.</summary>
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
/// <param name="Notes">What is waived and which waivers to see to, one a line.</param>
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
            (image.Image is NodeImage ? "image-id" : "digest", image.Image?.Identity?.ToString() ?? ""),
            ("scanTime", image.Scan?.ScanTime is { } time ? Phrases.Moment(time) : ""),
            .. Json.SavedWords.Of(image.Scan?.RowUse ?? RowUse.None) is { } proof ? [("provedBy", proof)] : Array.Empty<(string, string)>(),
            ("policies", GovernanceText.Policies(image.Governance, image.Rules).Value),
            ("not-governed-by", GovernanceText.Others(image.Governance)),
        ],
        image.Rules.Count == 0 ? [NothingChecked] : [.. image.Rules.Select(rule => CaseOf(rule, image))],
        string.Join('\n', NoteLines(image)));

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
        { Decides: false } => JUnitOutcome.Skipped,
        { Outcome: RuleOutcome.Violated } => JUnitOutcome.Failure,
        _ => JUnitOutcome.Error,
    };

    private static IEnumerable<string> Details(RuleResult rule, ImageResult image)
    {
        if (rule.Enforcement != Enforcement.Mandatory)
        {
            yield return rule.Override is not null ? Phrases.Overridden(rule)
                : rule.Enforcement == Enforcement.Soft ? "soft: fails unless its violation is accepted by --override REASON"
                : "advisory: reported, decides nothing";
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

    private static IEnumerable<string> NoteLines(ImageResult image) => WaiverOrder.Sort(image.Waived).Select(Line)
        .Concat(WaiverOrder.Sort(image.IdleWaivers).Select(Phrases.Line))
        .Concat(WaiverOrder.Sort(image.ExpiringWaivers).Select(Phrases.Line))
        .Concat(WaiverOrder.Sort(image.LeftOutWaivers).Select(GovernanceText.Line));

    private static string Line(WaivedFinding waived) =>
        $"waived: {Phrases.Line(waived.Finding)}: {PlainText.Clean(waived.Waiver.Reason, TextLength)}"
        + $" ({PlainText.Clean(waived.Waiver.Owner, NameLength)}, until {Phrases.Day(waived.Waiver.Expires)})";
}
