using TcssGate.Core.Scans;

namespace TcssGate.Reports.Json.Reading;

/// <summary>A look at a scan, as it was saved.</summary>
internal static class ScanFromSaved
{
    /// <summary>The look; what the service's status words mean is worked out again.</summary>
    public static ScanSnapshot Of(SavedObject saved)
    {
        var types = saved.Object("types");
        return new ScanSnapshot
        {
            Repository = saved.TextOrNull("repository"),
            Tag = saved.TextOrNull("tag"),
            Digest = saved.DigestOrNull("digest"),
            ImageId = saved.DigestOrNull("imageId"),
            Error = saved.TextOrNull("error"),
            Progress = saved.NumberOrNull("progress"),
            Status = ScanStatus.Parse(saved.Text("status")),
            Cve = Type(types.Object("cve")),
            Virus = Type(types.Object("virus")),
            Risk = Type(types.Object("risk")),
            ScanTime = saved.Nullable("scanTime")?.Moment(),
            Remaining = Remaining(saved.Nullable("remainingSeconds")?.Real()),
            Licensed = saved.Nullable("licensed")?.Flag(),
            Vulnerabilities = saved.NumberOrNull("vulnerabilities", minimum: 0),
            Viruses = saved.NumberOrNull("viruses", minimum: 0),
            Risks = saved.NumberOrNull("risks", minimum: 0),
            SensitiveInfo = saved.NumberOrNull("sensitiveInfo", minimum: 0),
            BySeverity = saved.ObjectOrNull("bySeverity") is { } counts ? Counts(counts) : null,
            Trusted = saved.Nullable("trusted")?.Flag(),
            Size = saved.Nullable("size")?.Whole(minimum: 1),
            Created = saved.Nullable("created")?.Moment(),
            Os = saved.TextOrNull("os"),
            RowUse = saved.Has("provedBy") ? saved.Word("provedBy", SavedWords.RowUses) : RowUse.None,
        };
    }

    private static TypeSnapshot Type(SavedObject saved) =>
        new(ScanStatus.Parse(saved.Text("status")), saved.NumberOrNull("progress"), saved.TextOrNull("error"));

    // Also below zero, where the service says so: it then accounts for nothing.
    private static SeverityCounts Counts(SavedObject saved) => new(
        saved.Number("critical", int.MinValue), saved.Number("high", int.MinValue), saved.Number("medium", int.MinValue), saved.Number("low", int.MinValue));

    // To the tick, as it was written; what no time span holds is held by the longest.
    private static TimeSpan? Remaining(double? seconds) =>
        seconds is not { } known ? null
        : Math.Abs(known) >= TimeSpan.MaxValue.TotalSeconds ? (known > 0 ? TimeSpan.MaxValue : TimeSpan.MinValue)
        : TimeSpan.FromTicks((long)Math.Round(known * TimeSpan.TicksPerSecond));
}
