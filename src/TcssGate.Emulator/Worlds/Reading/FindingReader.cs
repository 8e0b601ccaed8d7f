using System.Text.Json.Nodes;
using TcssGate.Core.Documents;
using TcssGate.Emulator.Findings;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads what a scan finds: each kind is a list of findings, or a mapping that generates some.</summary>
internal static class FindingReader
{
    private static readonly string[] VirusFields = [.. FindingRows.Virus("", "", 1).Select(field => field.Key)];

    private static readonly string[] RiskFields = [.. FindingRows.Risk("", "", 1, 1, 1).Select(field => field.Key)];

    /// <summary>Reads what a scan finds; kinds that are left out are those of <paramref name="otherwise"/>.</summary>
    public static FindingSet Read(DocumentReader reader, MapReader map, FindingSet otherwise) => new(
        Rows(reader, map.Optional("vulnerabilities"), "vulnerabilities", VulnerabilityReader.One, VulnerabilityReader.Generate) ?? otherwise.Vulnerabilities,
        Rows(reader, map.Optional("viruses"), "viruses", Virus, Viruses) ?? otherwise.Viruses,
        Rows(reader, map.Optional("risks"), "risks", Risk, Risks) ?? otherwise.Risks,
        reader.Count(map.Optional("sensitiveInfo"), "sensitiveInfo") ?? otherwise.SensitiveInfo);

    /// <summary>Puts <c>fields</c> of a finding over its row.</summary>
    public static JsonObject WithFields(DocumentReader reader, MapReader map, JsonObject row, IReadOnlyList<string> known)
    {
        RawField.Apply(reader.Fields(map.Optional("fields"), "fields", known) ?? [], row);
        return row;
    }

    public static int Level(DocumentReader reader, YamlNode? node) => reader.Choice(node, "level", SeverityWords.Levels) ?? SeverityWords.Levels["high"];

    private static IReadOnlyList<JsonObject>? Rows(
        DocumentReader reader,
        YamlNode? node,
        string what,
        Func<DocumentReader, MapReader, JsonObject> one,
        Func<DocumentReader, MapReader, IReadOnlyList<JsonObject>> generate)
    {
        if (node is YamlMap)
        {
            var map = reader.Map(node, what)!;
            var rows = generate(reader, map);
            map.RefuseOthers();
            return rows;
        }

        return node is null ? null : reader.Each(node, what, "a finding", map => one(reader, map));
    }

    private static JsonObject[] Viruses(DocumentReader reader, MapReader map) =>
        Repeat(reader, map, number => FindingRows.Virus($"Trojan.Generated.{number}", $"opt/app/bin/file-{number}", 3));

    private static JsonObject[] Risks(DocumentReader reader, MapReader map) =>
        Repeat(reader, map, number => FindingRows.Risk("Dockerfile中存在账号密码、认证凭据等敏感信息", $"/bin/sh -c echo {number}", 3, 2, 3));

    private static JsonObject[] Repeat(DocumentReader reader, MapReader map, Func<int, JsonObject> row) =>
        [.. Enumerable.Range(1, Math.Min(reader.Count(map.Required("count"), "count") ?? 0, VulnerabilityReader.Most)).Select(row)];

    private static JsonObject Virus(DocumentReader reader, MapReader map) => WithFields(
        reader,
        map,
        FindingRows.Virus(
            reader.Text(map.Required("name"), "name") ?? "",
            reader.Text(map.Optional("path"), "path") ?? "opt/app/bin/file",
            Level(reader, map.Optional("level"))),
        VirusFields);

    private static JsonObject Risk(DocumentReader reader, MapReader map) => WithFields(
        reader,
        map,
        FindingRows.Risk(
            reader.Text(map.Required("description"), "description") ?? "",
            reader.Anything(map.Optional("instruction"), "instruction") ?? "",
            Level(reader, map.Optional("level")),
            reader.Count(map.Optional("type"), "type") ?? 2,
            reader.Count(map.Optional("behavior"), "behavior") ?? 3),
        RiskFields);
}
