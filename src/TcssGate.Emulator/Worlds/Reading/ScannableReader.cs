using System.Globalization;
using TcssGate.Core.Documents;
using TcssGate.Emulator.Findings;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Scans;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads the keys that every image has, wherever it lies.</summary>
/// <param name="reader">Takes the mistakes.</param>
/// <param name="fields">The fields of its answers.</param>
/// <param name="scans">Reads <c>scan</c>.</param>
internal sealed class ScannableReader(DocumentReader reader, IReadOnlyList<string> fields, Func<DocumentReader, YamlNode?, ScanSpec> scans)
{
    public T Read<T>(MapReader map, T defaults)
        where T : ScannableSpec
    {
        var findings = FindingReader.Read(reader, map, FindingSet.None);
        var after = reader.Map(map.Optional("after"), "after");
        var image = defaults with
        {
            Licence = this.Licence(map.Optional("licensed")),
            Scanned = this.Scanned(map),
            Scan = scans(reader, map.Optional("scan")),
            Findings = findings,
            After = after is null ? null : FindingReader.Read(reader, after, findings),
            FieldsAfter = reader.Fields(after?.Optional("fields"), "fields", fields),
        };
        after?.RefuseOthers();
        return this.Extras(map, image);
    }

    private T Extras<T>(MapReader map, T defaults)
        where T : ScannableSpec => defaults with
        {
            Trusted = map.Optional("trusted") is YamlScalar { IsNull: true } ? null : reader.Flag(map.Optional("trusted"), "trusted") ?? defaults.Trusted,
            SeverityCounts = reader.Flag(map.Optional("severityCounts"), "severityCounts") ?? defaults.SeverityCounts,
            Fields = reader.Fields(map.Optional("fields"), "fields", fields) ?? [],
            RowFields = reader.Fields(map.Optional("rowFields"), "rowFields", fields) ?? [],
            Omit = reader.SomeOf(map.Optional("omit"), "field", fields),
            Os = reader.Anything(map.Optional("os"), "os") ?? defaults.Os,
            Size = reader.Count(map.Optional("size"), "size") ?? defaults.Size,
            Created = reader.Anything(map.Optional("created"), "created") ?? defaults.Created,
        };

    private int? Licence(YamlNode? node) => node switch
    {
        null => 1,
        YamlScalar { IsNull: true } => null,
        YamlScalar { Quoted: false, Value: "true" } => 1,
        YamlScalar { Quoted: false, Value: "false" } => 0,
        YamlScalar { Quoted: false } scalar when int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) => shown,
        _ => this.NoLicence(node),
    };

    private int? NoLicence(YamlNode node)
    {
        reader.Error(node, DocumentCode.WrongType, $"licensed is {node.Kind}", "it is true, false, null, or the number that IsAuthorized is to show");
        return null;
    }

    private ScannedSpec Scanned(MapReader map)
    {
        var node = map.Optional("scanned");
        var types = ScanReader.Types(reader, map.Optional("scannedTypes")) ?? ScannedTypes.All;
        return node switch
        {
            null or YamlScalar { Value: "never" } => ScannedSpec.Never,
            YamlScalar scalar when WorldValues.IsInstant(scalar.Value, out var moment) => new ScannedSpec(moment, null, types),
            _ => new ScannedSpec(null, reader.Span(node, "scanned"), types),
        };
    }
}
