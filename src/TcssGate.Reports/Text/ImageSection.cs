using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Text;

/// <summary>What the text report says of one image.</summary>
internal static class ImageSection
{
    /// <summary>Whether there is nothing to say but that every rule holds.</summary>
    public static bool IsQuiet(ImageResult image) =>
        image.Reason is null && image.Verdict is Verdict.Met && image.Rules.All(rule => rule.Outcome == RuleOutcome.Met);

    /// <summary>The image on one line.</summary>
    public static string Brief(ImageResult image, Ink ink)
    {
        var waived = image.Waived.Count > 0 ? $", {image.Waived.Count} waived" : "";
        return $"{Heading(image, ink)}  {ink.Faint($"{Phrases.Count(image.Rules.Count, "rule")}{waived}")}";
    }

    /// <summary>The image with its rules, findings and waivers.</summary>
    public static void Write(ImageResult image, TextWriter writer, Ink ink)
    {
        writer.WriteLine(Heading(image, ink));
        Facts(image, ink).WriteTo(writer);
        writer.WriteLine();
        RuleTable.Of(image, ink).WriteTo(writer);
        FindingLines.Write(image, writer, ink);
        WaivedLines.Write(image, writer, ink);
        LeftOutLines.Write(image.LeftOutWaivers, writer, ink);
    }

    private static string Heading(ImageResult image, Ink ink) =>
        $"{ink.Of(image.Verdict, Mark.Of(image.Verdict))} {ink.Strong(PlainText.Clean(image.Reference.ToString(), 500))}"
        + $"  {ink.Of(image.Verdict, Phrases.Of(image.Verdict))}";

    private static Columns Facts(ImageResult image, Ink ink)
    {
        var facts = new Columns(Indent: 2);
        var (identity, value) = Phrases.Identity(image.Image);
        facts.Add(Label(identity), value);
        if (Phrases.OnNodes(image.Image) is { Length: > 0 } nodes)
        {
            facts.Add(Label("on"), nodes);
        }

        facts.Add(Label("scan"), Scan(image));
        var (label, policies) = GovernanceText.Policies(image.Governance, image.Rules);
        facts.Add(Label(label), policies);
        if (GovernanceText.Others(image.Governance) is { Length: > 0 } others)
        {
            facts.Add(Label(GovernanceText.OthersLabel), others);
        }

        foreach (var accepted in image.Rules.Select(rule => rule.Override).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            facts.Add(Label("override"), new Cell(PlainText.Clean(accepted, 1000), ink.Warn));
        }

        if (image.Reason is { } reason)
        {
            facts.Add(Label("why"), new Cell($"{PlainText.Clean(reason.Text, 1000)} ({reason.Name})", ink.Warn));
            facts.Add(Label("mend"), PlainText.Clean(reason.Mend, 1000));
        }

        return facts;

        Cell Label(string text) => new(text, ink.Faint);
    }

    /// <summary>When the scan ended that the verdict rests on, and how it came about.</summary>
    public static string Scan(ImageResult image)
    {
        // Of several rows of one digest, the one whose scan it is.
        var row = image.ScannedRow is { } scanned && image.Image is { } known && scanned.ToString() != known.ToString() ? $" of {PlainText.Clean(scanned.ToString(), 300)}" : "";
        var time = (image.Scan?.ScanTime is { } moment ? Phrases.Moment(moment) : "time not known") + row;
        return image.Origin switch
        {
            ScanOrigin.Existing => $"{time}, was there already",
            ScanOrigin.Triggered => $"{time}, started by this run",
            ScanOrigin.Joined => $"{time}, ran already and was waited for",
            _ => image.Scan?.ScanTime is null ? "none to rest on" : $"none to rest on; the last one ended {time}",
        };
    }
}
