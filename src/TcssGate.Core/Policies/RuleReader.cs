using TcssGate.Core.Documents;
using TcssGate.Core.Findings;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Policies;

/// <summary>Reads the <c>desired</c> block of a policy into rules.</summary>
internal sealed class RuleReader(DocumentReader reader, IReadOnlyList<ScanType> scanned)
{
    private readonly List<Rule> rules = [];

    /// <summary>The words for <c>enforcement</c>.</summary>
    public static IReadOnlyDictionary<string, Enforcement> EnforcementNames { get; } =
        Enum.GetValues<Enforcement>().ToDictionary(level => level.Name(), StringComparer.Ordinal);

    /// <summary>Reads every rule, in the order in which reports show them.</summary>
    public IReadOnlyList<Rule> Rules(YamlNode? desired, Enforcement fallback)
    {
        if (reader.Map(desired, "desired") is not { } map)
        {
            return [];
        }

        this.Vulnerabilities(map.Optional("vulnerabilities"), fallback);
        this.Threshold(map.Optional("viruses"), "viruses", new CountSubject.Viruses(), fallback);
        this.Threshold(map.Optional("risks"), "risks", new CountSubject.Risks(), fallback);
        this.Threshold(map.Optional("sensitiveInfo"), "sensitiveInfo", new CountSubject.SensitiveInfo(), fallback);
        this.Trusted(map.Optional("trusted"), fallback);
        map.RefuseOthers();
        if (this.rules.Count == 0 && map.Node.Entries.Count == 0)
        {
            reader.Error(map.Node, DocumentCode.Missing, "desired is empty, so the policy asks nothing", "add a rule, as in \"vulnerabilities: { critical: 0 }\"");
        }

        return this.rules;
    }

    private void Vulnerabilities(YamlNode? node, Enforcement fallback)
    {
        const string Path = "vulnerabilities";
        if (node is not YamlMap)
        {
            this.Threshold(node, Path, new CountSubject.Vulnerabilities(null), fallback);
            return;
        }

        var map = reader.Map(node, Path)!;
        var maximum = map.Optional("max");
        var bySeverity = Severities.Named.Select(severity => (Severity: severity, Node: map.Optional(severity.Name()))).ToList();
        var enforcement = this.EnforcementOf(map, fallback);
        map.RefuseOthers();
        if (maximum is null && bySeverity.All(entry => entry.Node is null))
        {
            reader.Error(node, DocumentCode.Missing, $"{Path} limits nothing", "give max, critical, high, medium or low a number");
        }

        this.Threshold(maximum, $"{Path}.max", new CountSubject.Vulnerabilities(null), enforcement);
        foreach (var (severity, threshold) in bySeverity)
        {
            this.Threshold(threshold, $"{Path}.{severity.Name()}", new CountSubject.Vulnerabilities(severity), enforcement);
        }

        this.PointOutUnlimited(maximum, bySeverity);
    }

    // "high: 0" alone lets any number of critical ones pass, which is hardly meant.
    private void PointOutUnlimited(YamlNode? maximum, List<(Severity Severity, YamlNode? Node)> bySeverity)
    {
        var worst = bySeverity.FindIndex(entry => entry.Node is not null);
        if (maximum is null && worst > 0)
        {
            var unlimited = string.Join(" and ", bySeverity.Take(worst).Select(entry => entry.Severity.Name()));
            reader.Warn(
                bySeverity[worst].Node!,
                DocumentCode.WorseUnlimited,
                $"{bySeverity[worst].Severity.Name()} is limited, but {unlimited} is not",
                $"add \"{bySeverity[0].Severity.Name()}: 0\", or max");
        }
    }

    private void Threshold(YamlNode? node, string path, CountSubject subject, Enforcement fallback)
    {
        if (node is null)
        {
            return;
        }

        var enforcement = fallback;
        var limit = node;
        if (node is YamlMap)
        {
            var map = reader.Map(node, path)!;
            limit = map.Required("max");
            enforcement = this.EnforcementOf(map, fallback);
            map.RefuseOthers();
        }

        this.RequireScanned(node, path, subject);
        if (reader.Count(limit, path) is { } maximum)
        {
            this.rules.Add(new Rule.AtMost(path, enforcement, subject, maximum));
        }
    }

    private void RequireScanned(YamlNode node, string path, CountSubject subject)
    {
        if (!scanned.Contains(subject.ScanType))
        {
            var type = subject.ScanType.Name();
            reader.Error(node, DocumentCode.Contradiction, $"{path} can never be known, since scan.types leaves out {type}", $"add {type} to scan.types, or remove {path}");
        }
    }

    private void Trusted(YamlNode? node, Enforcement fallback)
    {
        if (reader.Flag(node, "trusted") is not { } required)
        {
            return;
        }

        if (!required)
        {
            reader.Error(node, DocumentCode.UnknownValue, "trusted: false asks nothing", "write trusted: true, or leave it out");
            return;
        }

        this.rules.Add(new Rule.Trusted("trusted", fallback));
    }

    private Enforcement EnforcementOf(MapReader map, Enforcement fallback) =>
        reader.Choice(map.Optional("enforcement"), "enforcement", EnforcementNames) ?? fallback;
}
