using TcssGate.Core.Documents;
using TcssGate.Core.Findings;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Policies;

/// <summary>Reads what has a largest value: a value alone, or <c>{ max, enforcement }</c>; and blocks of such counts by severity.</summary>
internal sealed class ThresholdReader(DocumentReader reader, IReadOnlyList<ScanType> scanned)
{
    /// <summary>The keys of a counts block that limit something.</summary>
    public static IReadOnlyList<string> Limits { get; } = ["max", .. Severities.Named.Select(severity => severity.Name())];

    /// <summary>Reads one largest value; no rule when there is none, or none that can be read.</summary>
    public IEnumerable<Rule> Limit<T>(YamlNode? node, string path, Enforcement fallback, Func<YamlNode?, string, T?> read, Func<Enforcement, T, Rule> make)
        where T : struct
    {
        var enforcement = fallback;
        var limit = node;
        if (node is YamlMap)
        {
            var map = reader.Map(node, path)!;
            limit = map.Required("max");
            enforcement = this.EnforcementOf(map, fallback);
            map.RefuseOthers();
        }

        return read(limit, path) is { } maximum ? [make(enforcement, maximum)] : [];
    }

    /// <summary>Reads the largest count of something.</summary>
    public IEnumerable<Rule> Count(YamlNode? node, string path, CountSubject subject, Enforcement fallback)
    {
        this.RequireScanned(node, path, subject.ScanType);
        return this.Limit(node, path, fallback, reader.Count, (enforcement, maximum) => new Rule.AtMost(path, enforcement, subject, maximum));
    }

    /// <summary>Reads a counts block: a number, or a map of <c>max</c>, the severities and <c>enforcement</c>.</summary>
    public IReadOnlyList<Rule> Block(YamlNode? node, string path, Func<Severity?, CountSubject> subject, Enforcement fallback)
    {
        if (node is not YamlMap)
        {
            return [.. this.Count(node, path, subject(null), fallback)];
        }

        var map = reader.Map(node, path)!;
        var rules = this.Counts(map, path, subject, this.EnforcementOf(map, fallback));
        map.RefuseOthers();
        this.RefuseNothing(map, path, Limits);
        return rules;
    }

    /// <summary>Refuses a block that has none of the keys that limit something.</summary>
    public void RefuseNothing(MapReader map, string path, IEnumerable<string> limits)
    {
        if (!limits.Any(map.Has))
        {
            reader.Error(map.Node, DocumentCode.Missing, $"{path} limits nothing", "give max, critical, high, medium or low a number");
        }
    }

    /// <summary>Reads the counts of a block, whose other keys the caller takes.</summary>
    public IReadOnlyList<Rule> Counts(MapReader map, string path, Func<Severity?, CountSubject> subject, Enforcement enforcement)
    {
        var maximum = map.Optional("max");
        var bySeverity = Severities.Named.Select(severity => (Severity: severity, Node: map.Optional(severity.Name()))).ToList();
        this.PointOutUnlimited(maximum, bySeverity);
        return [
            .. this.Count(maximum, $"{path}.max", subject(null), enforcement),
            .. bySeverity.SelectMany(entry => this.Count(entry.Node, $"{path}.{entry.Severity.Name()}", subject(entry.Severity), enforcement)),
        ];
    }

    /// <summary>Reads a block's own <c>enforcement</c>.</summary>
    public Enforcement EnforcementOf(MapReader map, Enforcement fallback) =>
        reader.Choice(map.Optional("enforcement"), "enforcement", RuleReader.EnforcementNames) ?? fallback;

    /// <summary>Refuses a rule about what the policy does not have scanned.</summary>
    public void RequireScanned(YamlNode? node, string path, ScanType type)
    {
        if (node is not null && !scanned.Contains(type))
        {
            reader.Error(
                node,
                DocumentCode.Contradiction,
                $"{path} can never be known, since scan.types leaves out {type.Name()}",
                $"add {type.Name()} to scan.types, or remove {path}");
        }
    }

    // "high: 0" alone lets any number of critical ones pass, which is hardly meant.
    private void PointOutUnlimited(YamlNode? maximum, List<(Severity Severity, YamlNode? Node)> bySeverity)
    {
        var worst = bySeverity.FindIndex(entry => entry.Node is not null);
        if (maximum is null && worst > 0)
        {
            var unlimited = string.Join(" and ", bySeverity[..worst].Select(entry => entry.Severity.Name()));
            reader.Warn(
                bySeverity[worst].Node!,
                DocumentCode.WorseUnlimited,
                $"{bySeverity[worst].Severity.Name()} is limited, but {unlimited} is not",
                $"add \"{bySeverity[0].Severity.Name()}: 0\", or max");
        }
    }
}
