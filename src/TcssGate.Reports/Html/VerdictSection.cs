using System.Globalization;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Html;

/// <summary>What a reader must know who reads nothing else: the verdict, how far it reaches, and how bad the findings are.</summary>
internal static class VerdictSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(GateResult result, HtmlWriter html)
    {
        using (html.In("section", $"verdict {result.Verdict.Name}", ("aria-labelledby", "verdict")))
        {
            if (result.Emulated)
            {
                html.Add("p", "notice emulated", $"{Phrases.Emulated}.");
            }

            if (Phrases.ByRow(result) is { } byRow)
            {
                html.Add("p", "notice by-row", $"{byRow}.");
            }

            using (html.In("div", "headline"))
            {
                html.Add("span", "mark", Mark.Of(result.Verdict), ("aria-hidden", "true"));
                using (html.In("div"))
                {
                    html.Add("h1", null, Word(result.Verdict), ("id", "verdict"));
                    html.Add("p", "summary", Meaning(result.Verdict));
                    html.Add("p", "reach", $"{Images(result)}. {ClosingLine.Rules(result)}.");
                }
            }

            using (html.In("div", "glance"))
            {
                WriteFacts(result, html);
                SeverityChart.Write(result, html);
            }
        }
    }

    /// <summary>A verdict as a heading has it: <c>Not met</c>.</summary>
    public static string Word(Verdict verdict) => Capital(Phrases.Of(verdict));

    /// <summary>A word with a capital letter.</summary>
    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    // The heading says the verdict already, so this begins with how far it reaches.
    private static string Images(GateResult result)
    {
        var parts = ((IReadOnlyList<string>)["not-met", "undecided", "met"])
            .Select(name => (Name: name.Replace('-', ' '), Count: result.Images.Count(image => image.Verdict.Name == name)))
            .Where(part => part.Count > 0)
            .Select(part => $"{part.Count} {part.Name}");
        return $"{Phrases.Count(result.Images.Count, "image")}: {string.Join(", ", parts)}";
    }

    private static string Meaning(Verdict verdict) => verdict switch
    {
        Verdict.Met => "Every rule that decides was checked on a complete and fresh scan of exactly the image named, and holds.",
        Verdict.NotMet { Rules.Count: 1 } => "1 rule that decides is violated.",
        Verdict.NotMet notMet => $"{notMet.Rules.Count} rules that decide are violated.",
        _ => "Nothing that decides is violated, but not everything that decides could be known. Unknown is never passed.",
    };

    private static void WriteFacts(GateResult result, HtmlWriter html)
    {
        using (html.In("dl", "facts"))
        {
            Fact("Judged", Phrases.Moment(result.FinishedAt), html);
            Fact("Took", Duration(result.FinishedAt - result.StartedAt), html);
            Fact("Answered by", PlainText.Clean(result.Endpoint, 200), html);
            if (result.Environment.Count > 0)
            {
                Fact("Set by environment variables", Phrases.FromEnvironment(result), html);
            }
        }
    }

    /// <summary>A term and what is to be said of it.</summary>
    public static void Fact(string term, string text, HtmlWriter html, string? cssClass = null)
    {
        using (html.In("div", cssClass))
        {
            html.Add("dt", null, term);
            html.Add("dd", null, text);
        }
    }

    private static string Duration(TimeSpan time) => time < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.TotalSeconds):0.#} s")
        : $"{(long)time.TotalMinutes} min {time.Seconds} s";
}
