using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Html;

/// <summary>What is said of one image: what the verdict rests on, why nothing is known where that is so, and its rules.</summary>
internal static class ImageSection
{
    private const int MostLeftOut = 50;

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
            WriteLeftOut(image, html);
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

    private static void WriteLeftOut(ImageResult image, HtmlWriter html)
    {
        foreach (var leftOut in WaiverOrder.Sort(image.LeftOutWaivers).Take(MostLeftOut))
        {
            using (html.In("p", "notice"))
            {
                html.Add("b", null, "A waiver was left out:");
                html.Add(
                    "span",
                    null,
                    $"{Phrases.Subject(leftOut.Waiver)} ({PlainText.Clean(leftOut.Policy, 80)}, line {leftOut.Waiver.Line}) does not match {GovernanceText.Names(leftOut)}, which is the same image");
            }
        }
    }

    private static void WriteFacts(ImageResult image, HtmlWriter html)
    {
        using (html.In("dl", "facts"))
        {
            var (identity, value) = Phrases.Identity(image.Image);
            VerdictSection.Fact(Phrases.Capital(identity), value, html, "digest");
            if (Phrases.OnNodes(image.Image) is { Length: > 0 } nodes)
            {
                VerdictSection.Fact("On", nodes, html);
            }

            VerdictSection.Fact("Scan", Text.ImageSection.Scan(image), html);
            var (label, policies) = GovernanceText.Policies(image.Governance, image.Rules);
            VerdictSection.Fact(Phrases.Capital(label), policies, html);
            if (GovernanceText.Others(image.Governance) is { Length: > 0 } others)
            {
                VerdictSection.Fact(Phrases.Capital(GovernanceText.OthersLabel), others, html);
            }

            VerdictSection.Fact("Findings", Phrases.Found(image), html);
        }
    }
}
