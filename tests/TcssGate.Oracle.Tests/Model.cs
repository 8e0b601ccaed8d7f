using TcssGate.Oracle.Tests.Service;

namespace TcssGate.Oracle.Tests;

/// <summary>
/// The other opinion: was exactly this digest completely scanned, after the start or within <c>maxAge</c>, and is it clean? It knows everything that
/// truly happened, and none of the gate's code.
/// </summary>
internal sealed class Model(Scenario scenario, IReadOnlyList<SimulatedRow> rows, TimeSpan end)
{
    // Ages are drawn half an hour away from every limit; clocks are off by minutes.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    /// <summary>Why the image must not be met; <see langword="null"/> when it may.</summary>
    /// <param name="reference">As the user named it.</param>
    /// <param name="digest">The digest that the gate says it has judged.</param>
    public string? Objection(string reference, string? digest)
    {
        var content = scenario.Contents.ToList().FindIndex(content => content.Digest == digest);
        var parts = reference.Split('@');
        if (content < 0 || (parts.Length == 2 && parts[1] != digest))
        {
            return $"{digest} is not the digest that was asked for";
        }

        var named = rows.Where(row => row.Spec.Name == parts[0] || row.Spec.Repository == parts[0]).ToList();
        return parts.Length == 2 ? this.Scanned(content) : this.Tagged(named, content) ?? this.Scanned(content);
    }

    // A tag alone means what the registry holds under it during the run, and only one thing.
    private string? Tagged(List<SimulatedRow> named, int content)
    {
        var held = named.Where(row => row.IsListed(TimeSpan.Zero)).ToList();
        var during = held.SelectMany(row => row.Spec.Moves.Where(move => move.At > TimeSpan.Zero && move.At <= end).Select(move => move.Content).Append(row.Pushed(TimeSpan.Zero)));
        return !during.Contains(content) ? "the tag did not name this digest at any moment of the run"
            : held.Count > 1 && held.All(row => row.IsListed(end)) && held.Select(row => row.Pushed(end)).Distinct().Count() > 1 ? "the name is that of two images"
            : null;
    }

    private string? Scanned(int content)
    {
        var holders = rows.Where(row => !row.Spec.Repository.Contains("filler") && row.Ended.Any(scan => scan.Content == content)).ToList();
        if (!holders.Exists(row => row.Ended.Any(scan => this.Counts(row, scan, content) && scenario.Policy.IsClean(scan.Found))))
        {
            return "no complete and fresh scan of this digest was clean";
        }

        if (holders.Where(row => row.Listed(end) == content && row.IsListed(end)).Select(row => (Row: row, Scan: this.Violation(row, content))).FirstOrDefault(entry => entry.Scan is not null) is { Scan: not null } dirty)
        {
            return $"the scan of {dirty.Row.Spec.Name} (id {dirty.Row.Spec.Id}) that ended at {dirty.Scan.End} is complete, fresh and violates the policy";
        }

        return scenario.Policy.NeedsTrust && holders.Exists(row => row.Listed(TimeSpan.Zero) == content && row.Listed(end) == content && row.IsListed(end) && row.Spec.Trusted == false)
            ? "a row of this digest says that it is not trusted"
            : null;
    }

    // It is complete, new enough, and was shown at some moment of the run.
    private bool Counts(SimulatedRow row, ScanRecord scan, int content)
    {
        var next = row.Ended.FirstOrDefault(later => later.Content == content && later.End > scan.End);
        var shownUntil = next is null ? end : row.ShownWhole(next);
        return scan.Content == content && scan.IsComplete(scenario.Policy.OnlyCve) && shownUntil >= TimeSpan.Zero && this.IsFresh(scan);
    }

    private bool IsFresh(ScanRecord scan) => scenario.Rescan
        ? scan.End >= TimeSpan.FromMinutes(-2)
        : scan.End >= -PolicyCase.MaxAge - Tolerance;

    // The newest result of the row, when the gate could not help seeing it: it showed before the run, or before its last detail was read.
    private ScanRecord? Violation(SimulatedRow row, int content)
    {
        var newest = row.Ended.LastOrDefault(scan => scan.Content == content);
        var seen = newest is not null && (row.ShownWhole(newest) < TimeSpan.Zero || row.ShownWhole(newest) <= row.LastDetail);
        return newest is not null && seen && newest.IsComplete(scenario.Policy.OnlyCve) && newest.End >= -PolicyCase.MaxAge + Tolerance && !scenario.Policy.IsClean(newest.Found)
            ? newest
            : null;
    }
}
