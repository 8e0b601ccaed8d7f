using System.Text.Json;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Reports.Json;

/// <summary>The saved result: everything that is known, so that it can be shown, merged and compared with later.</summary>
internal static class JsonReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(GateResult result, Stream stream)
    {
        using (var writer = new Utf8JsonWriter(stream, JsonText.Options))
        {
            JsonSerializer.Serialize(writer, Of(result), SavedJson.Default.SavedResult);
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>An image as it is saved, on one line: two images are the same when this is.</summary>
    public static string Line(ImageResult image) => JsonSerializer.Serialize(Of(image), SavedJson.Default.SavedImage);

    private static SavedResult Of(GateResult result) => new(
        SavedResult.CurrentVersion,
        new SavedTool(Phrases.Tool, result.Version),
        result.Verdict.Name,
        result.Emulated,
        result.Endpoint,
        result.StartedAt,
        result.FinishedAt,
        [.. result.Environment.Select(setting => new SavedEnvironmentSetting(setting.Option, setting.Variable))],
        [.. result.Images.Select(Of)]);

    private static SavedImage Of(ImageResult image) => new(
        Of(image.Reference),
        image.Verdict.Name,
        image.Reason is { } reason ? new SavedReason(reason.Name, reason.Text, reason.Mend) : null,
        image.Image is { } known ? KnownImageToSaved.Of(known) : null,
        SavedWords.Of(image.Origin),
        image.Scan is { } scan ? ScanToSaved.Of(scan) : null,
        image.NodeTrust is { } trust ? new SavedNodeTrust(trust.ImageId.ToString(), trust.IsTrusted) : null,
        image.Governance is { } governance ? GovernanceToSaved.Of(governance) : null,
        [.. image.Rules.Select(Of)],
        [.. image.FindingsRead.Order().Select(Phrases.One)],
        [.. image.Findings.Order(WorstFirst.Order).Select(FindingToSaved.Of)],
        [.. WaiverOrder.Sort(image.Waived).Select(waived => new SavedWaived(FindingToSaved.Of(waived.Finding), Of(waived.Waiver), waived.Policy))],
        [.. WaiverOrder.Sort(image.IdleWaivers).Select(idle => new SavedIdleWaiver(Of(idle.Waiver), idle.Policy, SavedWords.Of(idle.Reason)))],
        [.. WaiverOrder.Sort(image.ExpiringWaivers).Select(soon => new SavedExpiringWaiver(Of(soon.Waiver), soon.Policy, soon.DaysLeft))],
        [.. WaiverOrder.Sort(image.LeftOutWaivers).Select(left => new SavedLeftOutWaiver(Of(left.Waiver), left.Policy, left.Names))]);

    private static SavedReference Of(ImageReference reference) =>
        new(reference.ToString(), reference.Repository, reference.Tag, reference.Digest?.ToString());

    internal static SavedRule Of(RuleResult rule) => new(
        rule.Policy, rule.Id, rule.Enforcement.Name(), rule.Outcome.Name(), rule.Desired, Of(rule.Actual), rule.Waived, rule.InGrace, rule.Override);

    private static SavedActual Of(Actual actual) => actual switch
    {
        Actual.Count count => new SavedActual(Count: count.Value),
        Actual.Text text => new SavedActual(Text: text.Value),
        Actual.Unknown unknown => new SavedActual(Unknown: unknown.Why),
        _ => throw new ArgumentOutOfRangeException(nameof(actual), actual, null),
    };

    private static SavedWaiver Of(Waiver waiver) => new(
        waiver.Id,
        waiver.Component,
        [.. waiver.Images.Select(glob => glob.Pattern)],
        waiver.Reason,
        waiver.Owner,
        waiver.Expires,
        waiver.Line)
    {
        Path = waiver.Path,
        Version = waiver.Version,
    };
}
