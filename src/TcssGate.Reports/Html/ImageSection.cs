using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Html;

/// <summary>What is said of one image: what the verdict rests on, why nothing is known where that is so, and its rules.</summary>
internal static class ImageSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(ImageResult image, int index, HtmlWriter html)
    {
        var id = ImageOverview.Anchor(index);
        using (html.In("section", "image", ("id", id), ("aria-labelledby", $"{id}-name")))
        {
            using (html.In("div", "title"))
            {
                using (html.In("h2", null, ("id", $"{id}-name")))
                {
                    html.Name(PlainText.Clean(image.Reference.ToString(), 500));
                }

                StateTag.Write(image.Verdict, html);
            }

            WriteReason(image, html);
            WriteOverrides(image, html);
            WriteFacts(image, html);
            RuleTable.Write(image, html);
        }
    }

    private static void WriteReason(ImageResult image, HtmlWriter html)
    {
        if (image.Reason is not { } reason)
        {
            return;
        }

        using (html.In("div", "notice undecided"))
        {
            html.Add("p", "why", $"{VerdictSection.Capital(PlainText.Clean(reason.Text, 1000))} ({reason.Name})");
            using (html.In("p"))
            {
                html.Add("b", null, "What to do:");
                html.Add("span", null, PlainText.Clean(reason.Mend, 1000));
            }
        }
    }

    private static void WriteOverrides(ImageResult image, HtmlWriter html)
    {
        foreach (var accepted in image.Rules.Select(rule => rule.Override).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            using (html.In("p", "notice overridden"))
            {
                html.Add("b", null, "A violation is accepted in this run:");
                html.Add("span", null, PlainText.Clean(accepted, 1000));
            }
        }
    }

    private static void WriteFacts(ImageResult image, HtmlWriter html)
    {
        var policies = image.Rules.Select(rule => rule.Policy).Distinct(StringComparer.Ordinal).Select(name => PlainText.Clean(name, 80)).ToList();
        using (html.In("dl", "facts"))
        {
            var (identity, value) = Phrases.Identity(image.Image);
            VerdictSection.Fact(Phrases.Capital(identity), value, html, "digest");
            if (Phrases.OnNodes(image.Image) is { Length: > 0 } nodes)
            {
                VerdictSection.Fact("On", nodes, html);
            }

            VerdictSection.Fact("Scan", Text.ImageSection.Scan(image), html);
            VerdictSection.Fact(policies.Count == 1 ? "Policy" : "Policies", string.Join(", ", policies), html);
            VerdictSection.Fact("Findings", Phrases.Found(image), html);
        }
    }
}
