using TcssGate.Core.Documents;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Policies;

/// <summary>What the <c>desired</c> block of a policy asks.</summary>
/// <param name="Rules">Every rule, in the order in which reports show them.</param>
/// <param name="Grace">What a vulnerability's first days are; <see langword="null"/>: nothing special.</param>
internal sealed record Desired(IReadOnlyList<Rule> Rules, TimeSpan? Grace);

/// <summary>Reads the <c>desired</c> block of a policy into rules.</summary>
internal sealed class RuleReader(DocumentReader reader, IReadOnlyList<ScanType> scanned)
{
    private readonly List<Rule> rules = [];
    private readonly ThresholdReader thresholds = new(reader, scanned);

    /// <summary>The words for <c>enforcement</c>.</summary>
    public static IReadOnlyDictionary<string, Enforcement> EnforcementNames { get; } =
        Enum.GetValues<Enforcement>().ToDictionary(level => level.Name(), StringComparer.Ordinal);

    // No override makes up for what is unknown, so soft would promise what it does not do.
    private static readonly Dictionary<string, Enforcement> UnknownNames =
        EnforcementNames.Where(name => name.Value != Enforcement.Soft).ToDictionary(StringComparer.Ordinal);

    /// <summary>Reads every rule.</summary>
    public Desired Read(YamlNode? desired, Enforcement fallback)
    {
        if (reader.Map(desired, "desired") is not { } map)
        {
            return new Desired([], null);
        }

        var vulnerabilities = new VulnerabilityReader(reader, this.thresholds);
        this.rules.AddRange(vulnerabilities.Rules(map.Optional("vulnerabilities"), fallback));
        this.rules.AddRange(this.thresholds.Count(map.Optional("viruses"), "viruses", new CountSubject.Viruses(), fallback));
        this.rules.AddRange(this.thresholds.Block(map.Optional("risks"), "risks", severity => new CountSubject.Risks(severity), fallback));
        this.rules.AddRange(this.thresholds.Count(map.Optional("sensitiveInfo"), "sensitiveInfo", new CountSubject.SensitiveInfo(), fallback));
        this.Image(map, fallback);
        map.RefuseOthers();
        if (this.rules.Count == 0 && map.Node.Entries.Count == 0)
        {
            reader.Error(map.Node, DocumentCode.Missing, "desired is empty, so the policy asks nothing", "add a rule, as in \"vulnerabilities: { critical: 0 }\"");
        }

        return new Desired(this.rules, vulnerabilities.Grace);
    }

    private void Image(MapReader map, Enforcement fallback)
    {
        this.Trusted(map.Optional("trusted"), fallback);
        var patterns = new PatternReader(reader);
        if (patterns.Registries(map.Optional("registries")) is { Count: > 0 } registries)
        {
            this.rules.Add(new Rule.Registries("registries", fallback, registries));
        }

        if (patterns.OperatingSystems(map.Optional("os")) is { Count: > 0 } systems)
        {
            this.rules.Add(new Rule.Os("os", fallback, systems));
        }

        this.rules.AddRange(this.thresholds.Limit(
            map.Optional("maxSize"), "maxSize", fallback, reader.Size, (enforcement, bytes) => new Rule.MaxSize("maxSize", enforcement, bytes)));
        this.rules.AddRange(this.thresholds.Limit(
            map.Optional("maxImageAge"), "maxImageAge", fallback, reader.Duration, (enforcement, age) => new Rule.MaxImageAge("maxImageAge", enforcement, age)));
    }

    private void Trusted(YamlNode? node, Enforcement fallback)
    {
        var (required, enforcement, unknown) = (node, fallback, (Enforcement?)null);
        if (node is YamlMap)
        {
            var map = reader.Map(node, "trusted")!;
            required = map.Required("required");
            enforcement = this.thresholds.EnforcementOf(map, fallback);
            unknown = reader.Choice(map.Optional("unknown"), "enforcement of what is unknown", UnknownNames);
            map.RefuseOthers();
        }

        switch (reader.Flag(required, "trusted"))
        {
            case true:
                this.rules.Add(new Rule.Trusted("trusted", enforcement) { WhenUnknown = unknown });
                break;
            case false:
                reader.Error(required, DocumentCode.UnknownValue, "trusted: false asks nothing", "write trusted: true, or leave it out");
                break;
        }
    }
}
