using TcssGate.Core.Documents;
using TcssGate.Core.Images;
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

    private readonly DocumentReader reader;
    private readonly DateOnly today;

    private PolicyReader(DocumentReader reader, DateOnly today)
    {
        this.reader = reader;
        this.today = today;
    }

    /// <summary>Reads a policy.</summary>
    /// <param name="file">The file, as the user named it; shown in diagnostics.</param>
    /// <param name="text">Its text.</param>
    /// <param name="today">The day for which expired waivers are pointed out (UTC).</param>
    public static PolicyReading Read(string file, string text, DateOnly today)
    {
        var reader = new DocumentReader(file);
        var policy = new PolicyReader(reader, today).Document(text);
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
        var images = this.Globs(map.Optional("images"), "images");
        var scan = this.Scan(map.Optional("scan"));
        var enforcement = this.reader.Choice(map.Optional("enforcement"), "enforcement", RuleReader.EnforcementNames) ?? Enforcement.Mandatory;
        var rules = new RuleReader(this.reader, scan.Types).Rules(map.Required("desired"), enforcement);
        var waivers = this.reader.Items(map.Optional("waivers"), "waivers").Select(this.Waiver).OfType<Waiver>().ToList();
        map.RefuseOthers();
        return name is null ? null : new Policy(name, images, scan, rules, waivers);
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
        if (node is null)
        {
            return null;
        }

        var items = this.reader.Items(node, "types");
        if (items.Count == 0 && node is YamlList)
        {
            this.reader.Error(node, DocumentCode.Missing, "types is empty, so nothing would have to be scanned", "name cve, virus or risk, or leave types out for all three");
        }

        // A list that could not be read must not make every rule contradict it.
        var named = items.Select(item => this.reader.Choice(item, "scan type", ScanTypeNames)).ToList();
        return named.Count == 0 || named.Contains(null) ? null : [.. ScanTypes.All.Where(type => named.Contains(type))];
    }

    private List<ImageGlob> Globs(YamlNode? node, string what)
    {
        var items = this.reader.Items(node, what);
        if (items.Count == 0 && node is YamlList)
        {
            this.reader.Error(node, DocumentCode.Missing, $"{what} is empty, so it would match no image", "name a pattern, or leave it out for every image");
        }

        var globs = new List<ImageGlob>();
        foreach (var item in items)
        {
            if (this.reader.Text(item, "an image pattern") is not { } pattern)
            {
                continue;
            }

            if (ImageGlob.ProblemIn(pattern) is { } problem)
            {
                this.reader.Error(item, DocumentCode.BadPattern, $"\"{pattern}\" can match no image", problem);
            }
            else
            {
                globs.Add(new ImageGlob(pattern));
            }
        }

        return globs;
    }

    private Waiver? Waiver(YamlNode node)
    {
        if (this.reader.Map(node, "a waiver") is not { } map)
        {
            return null;
        }

        var id = this.reader.Text(map.Required("id"), "id");
        var component = this.reader.Text(map.Optional("component"), "component");
        var images = this.Globs(map.Optional("images"), "images");
        var reason = this.reader.Text(map.Required("reason"), "reason");
        var owner = this.reader.Text(map.Required("owner"), "owner");
        var expiresAt = map.Required("expires");
        var expires = this.reader.Date(expiresAt, "expires");
        map.RefuseOthers();
        if (id is null || reason is null || owner is null || expires is null)
        {
            return null;
        }

        var waiver = new Waiver(id, component, images, reason, owner, expires.Value, map.Node.Line);
        if (!waiver.IsActive(this.today))
        {
            this.reader.Warn(expiresAt!, DocumentCode.Expired, $"the waiver of {id} expired on {expires:yyyy-MM-dd}", "renew it or remove it; it no longer counts");
        }

        return waiver;
    }
}
