using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Plan;

/// <summary>What the plan says of one image.</summary>
internal static class PlannedImage
{
    /// <summary>Whether there is nothing to do and nothing to say but that every rule holds.</summary>
    public static bool IsQuiet(ImagePlan image) =>
        !image.HasWork && image.Verdict is Verdict.Met && image.Rules.All(rule => rule.Outcome == RuleOutcome.Met);

    /// <summary>The image with its mark on one line.</summary>
    public static string Heading(ImagePlan image, Ink ink)
    {
        var (mark, what, paint) = image switch
        {
            { Sync: not SyncNeed.None } => ("+", "sync" + Then(image.Scan), ink.Good),
            { Scan: ScanStep.Start } => ("~", "scan", ink.Warn),
            { Scan: ScanStep.Join } => ("~", "wait for its scan", ink.Warn),
            { Scan: ScanStep.GiveUp } => ("?", "undecided, and nothing that apply does mends it", ink.Warn),
            _ => (" ", $"no changes, {Phrases.Of(image.Verdict)}", (Func<string, string>)(text => ink.Of(image.Verdict, text))),
        };
        return $"{paint(mark)} {ink.Strong(PlainText.Clean(image.Reference.ToString(), 500))}  {paint(what)}";
    }

    /// <summary>The image with what would be done, and its rules.</summary>
    public static void Write(ImagePlan image, TextWriter writer, Ink ink)
    {
        writer.WriteLine(Heading(image, ink));
        Facts(image, ink).WriteTo(writer);
        writer.WriteLine();
        PlannedRules.Of(image, ink).WriteTo(writer);
        LeftOutLines.Write(image.LeftOutWaivers, writer, ink);
    }

    private static string Then(ScanStep step) => step switch
    {
        ScanStep.Start => ", then scan",
        ScanStep.Join => ", then wait for its scan",
        ScanStep.GiveUp => ", and stay undecided",
        _ => "",
    };

    private static Columns Facts(ImagePlan image, Ink ink)
    {
        var facts = new Columns(Indent: 2);
        if (image.Sync != SyncNeed.None)
        {
            facts.Add(new Cell("+ sync", ink.Good), image.Sync.Why());
        }

        AddScan(facts, image, ink);
        var (identity, value) = Phrases.Identity(image.Image);
        facts.Add(Label(identity), image.Image is null ? image.Reference.Digest?.ToString() ?? "not known before apply" : value);
        var (label, policies) = GovernanceText.Policies(image.Governance, image.Rules);
        facts.Add(Label(label), policies);
        if (GovernanceText.Others(image.Governance) is { Length: > 0 } others)
        {
            facts.Add(Label(GovernanceText.OthersLabel), others);
        }

        return facts;

        Cell Label(string text) => new(text, ink.Faint);
    }

    private static void AddScan(Columns facts, ImagePlan image, Ink ink)
    {
        switch (image.Scan)
        {
            case ScanStep.Start start:
                facts.Add(new Cell("~ scan", ink.Warn), PlainText.Clean(start.Why, 1000));
                break;
            case ScanStep.Join:
                facts.Add(new Cell("~ wait", ink.Warn), "a scan of it runs already; another follows if that one proves too little");
                break;
            case ScanStep.GiveUp end:
                facts.Add(new Cell("why", ink.Faint), new Cell($"{PlainText.Clean(end.Reason.Text, 1000)} ({end.Reason.Name})", ink.Warn));
                facts.Add(new Cell("mend", ink.Faint), PlainText.Clean(end.Reason.Mend, 1000));
                break;
            default:
                var time = image.ScanTime is { } moment ? Phrases.Moment(moment) : "time not known";
                var after = image.Sync == SyncNeed.None ? "" : "; scanned again only if the sync finds another image behind the tag";
                facts.Add(new Cell("scan", ink.Faint), $"{time}, complete and fresh{after}");
                break;
        }
    }
}
