using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Reports.Json.Reading;

/// <summary>An image and what the gate says of it, as it was saved.</summary>
internal static class ImageFromSaved
{
    /// <summary>The image; its verdict is worked out again, and has to be the one that was saved.</summary>
    /// <param name="saved">The image.</param>
    /// <param name="run">When the run took place.</param>
    public static ImageResult Of(SavedObject saved, RunTimes run)
    {
        var rules = saved.Objects("rules", atLeastOne: true).ToList();
        var image = new ImageResult
        {
            Reference = Reference(saved.Object("reference")),
            Reason = saved.ObjectOrNull("reason") is { } reason ? Reason(reason) : null,
            Image = saved.ObjectOrNull("image") is { } known ? Known(known) : null,
            Origin = saved.Word("origin", SavedWords.Origins),
            Scan = saved.ObjectOrNull("scan") is { } scan ? ScanFromSaved.Of(scan) : null,
            NodeTrust = saved.ObjectOrNull("nodeTrust") is { } trust ? Trust(trust) : null,
            Governance = GovernanceFromSaved.Of(saved),
            Rules = [.. rules.Select(RuleFromSaved.Of)],
            FindingsRead = saved.Words("findingsRead", SavedWords.Kinds),
            Findings = [.. saved.Objects("findings").Select(FindingFromSaved.Of)],
            Waived = [.. saved.Objects("waived").Select(WaiverFromSaved.Waived)],
            IdleWaivers = [.. saved.Objects("idleWaivers").Select(WaiverFromSaved.Idle)],
            ExpiringWaivers = [.. saved.Objects("expiringWaivers").Select(WaiverFromSaved.Expiring)],
            LeftOutWaivers = GovernanceFromSaved.LeftOut(saved),
        };
        StoredVerdict.Check(saved, image.Verdict, "rules");
        StoredVerdict.CheckProof(saved, image);
        StoredVerdict.CheckConsistency(saved, rules, image, run);
        return image;
    }

    private static ImageReference Reference(SavedObject saved)
    {
        var reference = new ImageReference(saved.Text("repository"), saved.TextOrNull("tag"), saved.DigestOrNull("digest"));
        var text = saved.Text("text");
        if (saved.Document.IsSound && text != reference.ToString())
        {
            saved.RefuseContradiction("text", $"\"text\" is \"{PlainText.Clean(text, 100)}\", and its parts make \"{PlainText.Clean(reference.ToString(), 100)}\"");
        }

        return reference;
    }

    private static UndecidedReason Reason(SavedObject saved) => new(saved.Word("code", SavedWords.Reasons), saved.Text("text"), saved.Text("mend"));

    private static KnownImage Known(SavedObject saved) =>
        saved.Word("source", ImageSources.ByName) == ImageSource.Node ? Held(saved) : Listed(saved);

    private static RegistryImage Listed(SavedObject saved) => new(
        saved.Required("id")?.Whole() ?? 0,
        saved.Text("repository"),
        saved.Text("tag"),
        saved.DigestOrNull("digest"),
        saved.Text("registryType"),
        saved.Text("instanceId"),
        saved.Text("instanceName"));

    private static NodeImage Held(SavedObject saved)
    {
        var image = new NodeImage(
            saved.Digest("imageId"), saved.Text("repository"), saved.Text("tag"), [.. saved.Values("repoDigests").Select(pulled => pulled.RepositoryDigest()).OfType<RepositoryDigest>()])
        {
            Hosts = saved.NumberOrNull("hosts", minimum: 0),
            Containers = saved.NumberOrNull("containers", minimum: 0),
        };
        if (saved.Document.IsSound && saved.DigestOrNull("digest") != image.Digest)
        {
            saved.RefuseContradiction("digest", "\"digest\" is not the one of \"repoDigests\"");
        }

        return image;
    }

    private static NodeTrust Trust(SavedObject saved) => new(saved.Digest("imageId"), saved.Flag("trusted"));
}
