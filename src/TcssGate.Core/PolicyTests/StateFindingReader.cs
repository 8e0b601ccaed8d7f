using TcssGate.Core.Documents;
using TcssGate.Core.Findings;
using TcssGate.Core.Scans;

namespace TcssGate.Core.PolicyTests;

/// <summary>What a state says of one kind of findings.</summary>
/// <param name="Count">How many; <see langword="null"/> when the state does not say.</param>
/// <param name="BySeverity">How many of each severity; <see langword="null"/> when the state does not say.</param>
/// <param name="List">Each one, when the state lists them.</param>
internal sealed record StateFindings(int? Count, SeverityCounts? BySeverity, FindingList List)
{
    /// <summary>The state does not say.</summary>
    public static StateFindings Unknown { get; } = new(null, null, new FindingList.NotRead());

    /// <summary>The state counts them.</summary>
    public static StateFindings Counted(int count) => new(count, count == 0 ? new SeverityCounts(0, 0, 0, 0) : null, ListOf(count));

    /// <summary>The state lists them.</summary>
    /// <param name="findings">Every row, all of which the service would count.</param>
    public static StateFindings Listed(IReadOnlyList<Finding> findings) => new(findings.Count, null, new FindingList.Whole(findings));

    /// <summary>The list that goes with a count: where a state says that there is nothing, the list is empty too.</summary>
    public static FindingList ListOf(long count) => count == 0 ? new FindingList.Whole([]) : new FindingList.NotRead();
}

/// <summary>Reads findings of a state: a number, a count of each severity, or a list.</summary>
internal sealed class StateFindingReader(DocumentReader reader)
{
    private static readonly Dictionary<string, Severity> SeverityNames =
        Enum.GetValues<Severity>().ToDictionary(severity => severity.Name(), StringComparer.Ordinal);

    /// <summary>Reads <c>vulnerabilities</c>.</summary>
    public StateFindings Vulnerabilities(YamlNode? node) => node switch
    {
        YamlMap => this.BySeverity(reader.Map(node, "vulnerabilities")!),
        YamlList => StateFindings.Listed(this.Each(node, "a vulnerability", this.Vulnerability)),
        _ => this.Counted(node, "vulnerabilities"),
    };

    /// <summary>Reads <c>viruses</c>.</summary>
    public StateFindings Viruses(YamlNode? node) => node is YamlList
        ? StateFindings.Listed(this.Each(node, "a virus", this.Virus))
        : this.Counted(node, "viruses");

    /// <summary>Reads <c>risks</c>.</summary>
    public StateFindings Risks(YamlNode? node) => node is YamlList
        ? StateFindings.Listed(this.Each(node, "a risk", this.Risk))
        : this.Counted(node, "risks");

    private StateFindings Counted(YamlNode? node, string what) =>
        reader.Count(node, what) is { } count ? StateFindings.Counted(count) : StateFindings.Unknown;

    private StateFindings BySeverity(MapReader map)
    {
        int Of(string name) => reader.Count(map.Optional(name), name) ?? 0;
        var counts = new SeverityCounts(Of("critical"), Of("high"), Of("medium"), Of("low"));
        map.RefuseOthers();
        return new StateFindings((int)Math.Min(int.MaxValue, counts.Total), counts, StateFindings.ListOf(counts.Total));
    }

    private List<Finding> Each(YamlNode node, string what, Func<MapReader, Finding?> read) =>
        [.. reader.Items(node, what).Select(item => reader.Map(item, what)).OfType<MapReader>().Select(map =>
        {
            var finding = read(map);
            map.RefuseOthers();
            return finding;
        }).OfType<Finding>()];

    private Severity SeverityOf(MapReader map) => reader.Choice(map.Required("severity"), "severity", SeverityNames) ?? Severity.Unknown;

    private string Word(MapReader map, string key) => reader.Text(map.Optional(key), key) ?? "";

    private Vulnerability? Vulnerability(MapReader map)
    {
        var id = reader.Text(map.Required("id"), "id");
        var severity = this.SeverityOf(map);
        var exploitable = reader.Flag(map.Optional("exploitable"), "exploitable") is true;
        var published = reader.Date(map.Optional("published"), "published");
        var (component, version, fixedIn) = (this.Word(map, "component"), this.Word(map, "version"), this.Word(map, "fixed"));
        var cvss = reader.Number(map.Optional("cvss"), "cvss", 10);
        return id is null ? null : new Vulnerability(
            id, severity, id, "", "", component, version, fixedIn, "", cvss, "", [],
            published is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null,
            exploitable ? ["DynamicLevelExp"] : []);
    }

    private Virus? Virus(MapReader map)
    {
        var name = reader.Text(map.Required("name"), "name");
        var severity = this.SeverityOf(map);
        var path = this.Word(map, "path");
        return name is null ? null : new Virus(name, severity, name, "", "", path, "", null);
    }

    private Risk? Risk(MapReader map)
    {
        var type = reader.Text(map.Required("type"), "type");
        var severity = this.SeverityOf(map);
        var instruction = this.Word(map, "instruction");
        return type is null ? null : new Risk(type, severity, type, "", "", "", instruction);
    }
}
