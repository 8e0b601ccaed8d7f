using TcssGate.Core.Documents;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Policies;

/// <summary>What came of reading a policy.</summary>
/// <param name="Policy">The policy; <see langword="null"/> when it must be refused.</param>
/// <param name="Diagnostics">Everything that is wrong with it, in the order of the file; warnings alone do not refuse it.</param>
public sealed record PolicyReading(Policy? Policy, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Reads a policy from YAML. What it does not know it refuses: a gate must not skip what somebody asked for.</summary>
public sealed class PolicyReader
{
    private static readonly ScanRequirement DefaultScan = new(ScanTypes.All, TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));

    private static readonly Dictionary<string, ScanType> ScanTypeNames = ScanTypes.All.ToDictionary(type => type.Name(), StringComparer.Ordinal);

    private readonly string file;
    private readonly DocumentReader reader;
    private readonly DateOnly today;

    private PolicyReader(string file, DocumentReader reader, DateOnly today)
    {
        this.file = file;
        this.reader = reader;
        this.today = today;
    }

    /// <summary>Reads a policy.</summary>
    /// <param name="file">The file, as the user named it; shown in diagnostics.</param>
    /// <param name="text">Its text.</param>
    /// <param name="today">The day for which waivers are pointed out that have expired or soon will (UTC).</param>
    public static PolicyReading Read(string file, string text, DateOnly today)
    {
        var reader = new DocumentReader(file);
        var policy = new PolicyReader(file, reader, today).Document(text);
        return new PolicyReading(reader.HasErrors ? null : policy, reader.Diagnostics);
    }

    private Policy? Document(string text)
    {
        if (this.reader.Document(text, "a policy") is not { } map)
        {
            return null;
        }

        this.Version(map.Required("version"));
        var name = this.reader.Text(map.Required("name"), "name");
        var description = this.reader.Text(map.Optional("description"), "description");
        var images = new PatternReader(this.reader).Images(map.Optional("images"));
        var scan = this.Scan(map.Optional("scan"));
        var enforcement = this.reader.Choice(map.Optional("enforcement"), "enforcement", RuleReader.EnforcementNames) ?? Enforcement.Mandatory;
        var desired = new RuleReader(this.reader, scan.Types).Read(map.Required("desired"), enforcement);
        var waivers = new WaiverReader(this.reader, this.today).Waivers(map.Optional("waivers"));
        map.RefuseOthers();
        return name is null ? null : new Policy(name, images, scan, desired.Rules, waivers) { Description = description, Grace = desired.Grace, File = this.file };
    }

    private void Version(YamlNode? node)
    {
        if (this.reader.Count(node, "version") is { } version and not 1)
        {
            this.reader.Error(node, DocumentCode.UnknownVersion, $"version {version} is not known", "this program reads version 1");
        }
    }

    private ScanRequirement Scan(YamlNode? node)
    {
        if (this.reader.Map(node, "scan") is not { } map)
        {
            return DefaultScan;
        }

        var types = this.Types(map.Optional("types"));
        var maxAge = this.reader.Duration(map.Optional("maxAge"), "maxAge");
        var timeout = this.reader.Duration(map.Optional("timeout"), "timeout");
        map.RefuseOthers();
        return new ScanRequirement(types ?? DefaultScan.Types, maxAge ?? DefaultScan.MaxAge, timeout ?? DefaultScan.Timeout);
    }

    private List<ScanType>? Types(YamlNode? node)
    {
        var items = this.reader.Items(node, "types");
        if (items.Count == 0 && node is YamlList)
        {
            this.reader.Error(node, DocumentCode.Missing, "types is empty, so nothing would have to be scanned", "name cve, virus or risk, or leave types out for all three");
        }

        // Without a list the default holds; so it does after a mistake in it, lest every rule is said to contradict the list.
        var named = items.Select(item => this.reader.Choice(item, "scan type", ScanTypeNames)).ToList();
        return named.Count == 0 || named.Contains(null) ? null : [.. ScanTypes.All.Where(type => named.Contains(type))];
    }
}
