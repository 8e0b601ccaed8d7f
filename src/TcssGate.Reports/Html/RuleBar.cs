using System.Globalization;
using System.Text.RegularExpressions;
using TcssGate.Core.Documents;
using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Html;

/// <summary>An upper bound and the actual state, where both are numbers of the same kind.</summary>
/// <param name="Limit">The most that is desired.</param>
/// <param name="Value">The actual state.</param>
internal sealed partial record RuleBar(double Limit, double Value)
{
    // Room behind the line, so that it is seen how far a state stays below it.
    private const double Headroom = 1.25;

    private double Scale => Math.Max(1e-9, Math.Max(this.Limit * Headroom, this.Value));

    /// <summary>The bar of a rule; <see langword="null"/> when the rule is about no number, or the number is not known.</summary>
    public static RuleBar? Of(RuleResult rule)
    {
        var limit = AtMost().Match(PlainText.Clean(rule.Desired, 100));
        var value = rule.Actual is Actual.Count count ? count.Value
            : rule.Actual is Actual.Text text && Stated().Match(PlainText.Clean(text.Value, 200)) is { Success: true } stated ? Number(stated)
            : double.NaN;
        var most = Number(limit);
        return limit.Success && value >= 0 && most >= 0 ? new RuleBar(most, value) : null;
    }

    /// <summary>Writes it. The numbers stand beside it in words, so it is hidden from who cannot see it.</summary>
    public void Write(RuleResult rule, HtmlWriter html)
    {
        var look = rule.Outcome == RuleOutcome.Met ? "within" : rule.Decides ? "beyond" : "aside";
        using (html.In("svg", "bar", ("aria-hidden", "true"), ("width", "100%"), ("height", "14")))
        {
            html.Empty("rect", "track", ("y", "4"), ("width", "100%"), ("height", "6"), ("rx", "3"));
            html.Empty("rect", look, ("y", "4"), ("width", this.Share(this.Value)), ("height", "6"), ("rx", "3"));
            html.Empty("rect", "limit", ("x", this.Share(this.Limit)), ("width", "2"), ("height", "14"));
        }
    }

    private static double Number(Match match) => !match.Success ? double.NaN
        : match.Groups["size"].Success ? SizeText.Parse(match.Groups["size"].Value, out _) ?? double.NaN
        : double.Parse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private string Share(double part) => string.Create(CultureInfo.InvariantCulture, $"{100 * part / this.Scale:0.##}%");

    // As the core writes what is desired: "at most 5", "at most 5 older than 7d", "at most 1GiB".
    [GeneratedRegex(@"\Aat most (?:(?<number>[0-9]{1,12}(?:\.[0-9]{1,3})?)|(?<size>[0-9.]{1,15}[kKMGT]?i?B))(?: older than [0-9a-z]{1,20})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex AtMost();

    // As the core writes an actual state in words: "9.8 (CVE-2021-44228)", "at least 3: …", "71.4 MiB (74866818 bytes)".
    [GeneratedRegex(@"\A(?:[0-9.]+ [KMGT]iB \((?<number>[0-9]{1,18}) bytes\)\z|(?:at least )?(?<number>[0-9]{1,12}(?:\.[0-9]{1,3})?)(?: \(|:))", RegexOptions.CultureInvariant)]
    private static partial Regex Stated();
}
