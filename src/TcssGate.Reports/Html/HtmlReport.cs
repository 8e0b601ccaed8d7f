using TcssGate.Core.Evaluation;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Html;

/// <summary>One self-contained page for people who were not there: the verdict first, then why, then everything that was found.</summary>
internal static class HtmlReport
{
    /// <summary>Writes the page.</summary>
    public static void Write(GateResult result, Stream stream)
    {
        using (var html = new HtmlWriter(stream))
        using (html.In("html", null, ("lang", "en")))
        {
            WriteHead(result, html);
            using (html.In("body"))
            {
                html.Add("a", "skip", "Skip to the result", ("href", "#result"));
                WriteBanner(html);
                using (html.In("main", null, ("id", "result"), ("tabindex", "-1")))
                {
                    WriteResult(result, html);
                }

                html.Add("footer", null, $"Written by {Phrases.Tool} {result.Version}. This page loads nothing and sends nothing.");
            }
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteHead(GateResult result, HtmlWriter html)
    {
        using (html.In("head"))
        {
            html.Empty("meta", null, ("charset", "utf-8"));
            html.Empty("meta", null, ("http-equiv", "Content-Security-Policy"), ("content", PageAssets.SecurityPolicy));
            html.Empty("meta", null, ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            html.Empty("meta", null, ("name", "referrer"), ("content", "no-referrer"));
            html.Empty("meta", null, ("name", "color-scheme"), ("content", "light dark"));
            html.Add("title", null, $"{(result.Emulated ? "EMULATED: " : "")}{ClosingLine.Images(result)} – {Phrases.Tool}");
            html.Own("style", PageAssets.Style);

            // Before the body, so that the browser need not lay out rows that the script takes away again.
            html.Own("script", PageAssets.Script);
        }
    }

    private static void WriteBanner(HtmlWriter html)
    {
        using (html.In("header", "banner"))
        {
            html.Add("p", "tool", Phrases.Tool);
            html.Add("p", "subject", "Image security report");

            // Does nothing without the script, so it waits for it.
            html.Add("button", null, "Theme: automatic", ("type", "button"), ("id", "theme"), ("hidden", ""));
        }
    }

    private static void WriteResult(GateResult result, HtmlWriter html)
    {
        var labels = ImageLabels.Of(result.Images);
        VerdictSection.Write(result, html);
        if (result.Images.Count > 1)
        {
            ImageOverview.Write(result, html);
        }

        for (var index = 0; index < result.Images.Count; index++)
        {
            ImageSection.Write(result.Images[index], index, html);
        }

        FindingSection.Write(result, labels, html);
        WaiverSection.Write(result, labels, html);
    }
}
