using System.Globalization;
using TcssGate.Core.Findings;

namespace TcssGate.Reports.Html;

/// <summary>One finding; what it is and how to mend it are there to be unfolded.</summary>
internal static class FindingRow
{
    private const int DescriptionLength = 800;
    private const int LinksShown = 5;

    /// <summary>Writes the row.</summary>
    public static void Write(FoundIn found, IReadOnlyList<string> labels, HtmlWriter html)
    {
        var finding = found.Finding;
        var vulnerability = finding as Vulnerability;
        using (html.In("tr", null,
            ("data-severity", ((int)finding.Severity).ToString(CultureInfo.InvariantCulture)),
            ("data-type", Phrases.One(finding.Kind)),
            ("data-image", found.Image.ToString(CultureInfo.InvariantCulture)),
            ("data-fixable", vulnerability?.IsFixable == true ? "yes" : "no")))
        {
            using (html.In("td", "severity"))
            {
                html.Add("span", $"tag {finding.Severity.Name()}", VerdictSection.Capital(finding.Severity.Name()));
            }

            using (html.In("td", "finding"))
            {
                WriteFinding(finding, html);
            }

            html.Add("td", "where", Phrases.Place(finding));
            html.Add("td", "fix", FixedIn(vulnerability));
            html.Add("td", "number cvss", vulnerability?.Cvss is >= 0 and <= 10 and var score ? score.ToString("0.0", CultureInfo.InvariantCulture) : "");
            html.Add("td", "type", VerdictSection.Capital(Phrases.One(finding.Kind)));
            if (labels.Count > 1)
            {
                html.Add("td", "image", labels[found.Image]);
            }
        }
    }

    private static string FixedIn(Vulnerability? vulnerability) => vulnerability switch
    {
        { FixedVersion.Length: > 0 } => PlainText.Clean(vulnerability.FixedVersion, 200),
        { IsFixable: true } => "an update",
        _ => "",
    };

    private static void WriteFinding(Finding finding, HtmlWriter html)
    {
        var description = PlainText.Clean(finding.Description, DescriptionLength);
        var solution = PlainText.Clean(finding.Solution, DescriptionLength);
        var facts = Facts(finding).ToList();
        var links = finding is Vulnerability vulnerability
            ? vulnerability.References.Select(WebAddress.Of).OfType<string>().Distinct(StringComparer.Ordinal).Take(LinksShown).ToList()
            : [];
        if (description.Length + solution.Length + facts.Count + links.Count == 0)
        {
            WriteName(finding, html);
            return;
        }

        using (html.In("details"))
        {
            using (html.In("summary"))
            {
                WriteName(finding, html);
            }

            WriteParagraph(null, description, html);
            WriteParagraph("How to mend it:", solution, html);
            foreach (var (term, text) in facts)
            {
                WriteParagraph($"{term}:", text, html);
            }

            WriteLinks(links, html);
        }
    }

    private static void WriteName(Finding finding, HtmlWriter html)
    {
        html.Add("b", null, PlainText.Clean(finding.Id, 200));
        if (Phrases.Title(finding, 300) is { Length: > 0 } title)
        {
            html.Add("span", null, title);
        }
    }

    private static IEnumerable<(string Term, string Text)> Facts(Finding finding)
    {
        (string, string)[] facts = finding switch
        {
            Vulnerability found =>
            [
                ("Path", found.Path),
                ("Published", found.Published is { } published ? Phrases.Day(DateOnly.FromDateTime(published.UtcDateTime)) : ""),
                ("CVSS vector", found.CvssVector),
                ("Exploit", found.IsExploitable ? "a proof of concept or an exploit is known" : ""),
            ],
            Virus found =>
            [
                ("MD5", found.Md5),
                ("Size", found.Size is { } size ? $"{SeverityChart.Count(size)} bytes" : ""),
            ],
            _ => [],
        };
        return facts.Select(fact => (fact.Item1, PlainText.Clean(fact.Item2, 500))).Where(fact => fact.Item2.Length > 0);
    }

    private static void WriteParagraph(string? term, string text, HtmlWriter html)
    {
        if (text.Length == 0)
        {
            return;
        }

        using (html.In("p"))
        {
            if (term is not null)
            {
                html.Add("b", null, term);
            }

            html.Add("span", null, text);
        }
    }

    private static void WriteLinks(List<string> links, HtmlWriter html)
    {
        if (links.Count == 0)
        {
            return;
        }

        using (html.In("ul"))
        {
            foreach (var link in links)
            {
                using (html.In("li"))
                {
                    html.Add("a", null, link, ("href", link), ("rel", "noopener noreferrer"));
                }
            }
        }
    }
}
