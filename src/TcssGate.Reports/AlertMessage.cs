using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Reports;

/// <summary>The text of an alert: one sentence or two, clean and within the limits of every platform.</summary>
internal static class AlertMessage
{
    private const int MostLength = 1024;

    /// <summary>Text that is a message and nothing else: within the limit, and without the links that platforms make inside plain messages.</summary>
    public static string Of(string clean) => PlainText.Truncate(clean.Replace("](", "] (", StringComparison.Ordinal), MostLength);

    /// <summary>What was found where, and which version mends it.</summary>
    public static string Of(Finding finding, ImageResult image)
    {
        var id = PlainText.Clean(finding.Id, 200);
        var place = PlainText.Truncate(Phrases.Place(finding), 300);
        var what = finding.Kind switch
        {
            FindingKind.Vulnerability => place.Length == 0 ? id : $"{place} has {id}",
            FindingKind.Virus => $"{place} is infected by {id}",
            _ => $"Risky instruction {id}: {place}",
        };
        var title = Phrases.Title(finding, 200);
        var fix = Phrases.Fix(finding);
        return Of($"{what} ({finding.Severity.Name()}) in {NameOf(image)}"
            + $"{(title.Length == 0 ? "" : $": {title}")}{(fix.Length == 0 ? "" : $"; {PlainText.Truncate(fix, 100)}")}.");
    }

    /// <summary>What a policy asks of an image, and what is so instead, or why that could not be checked.</summary>
    public static string Of(RuleResult rule, ImageResult image)
    {
        var policy = PlainText.Clean(rule.Policy, 100);
        var asked = $"{policy} asks of {NameOf(image)} {PlainText.Clean(rule.Id, 200)}: {PlainText.Clean(rule.Desired, 200)}";
        var answer = rule.Outcome == RuleOutcome.Violated
            ? $"It is {Phrases.Actual(rule)}."
            : $"This could not be checked: {Phrases.WhyUnknown(rule)}.";
        return Of($"{asked}. {answer}{Aside(rule)}");
    }

    /// <summary>The image, as people call it.</summary>
    public static string NameOf(ImageResult image) => PlainText.Clean(image.Image?.ToString() ?? image.Reference.ToString(), 300);

    private static string Aside(RuleResult rule) => rule switch
    {
        { Override: not null } => $" The violation is {Phrases.Overridden(rule)}.",
        { Enforcement: Enforcement.Advisory } => " The rule is advisory.",
        _ => "",
    };
}
