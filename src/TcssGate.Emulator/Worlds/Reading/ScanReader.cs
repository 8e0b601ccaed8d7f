using TcssGate.Core.Documents;
using TcssGate.Emulator.Scans;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>scan</c> of an image.</summary>
internal static class ScanReader
{
    private static readonly Dictionary<string, RemainEstimate> Estimates = new(StringComparer.Ordinal)
    {
        ["honest"] = RemainEstimate.Honest,
        ["none"] = RemainEstimate.None,
        ["wrong"] = RemainEstimate.Wrong,
    };

    private static readonly Dictionary<string, ResultPart> Parts = new(StringComparer.Ordinal)
    {
        ["time"] = ResultPart.Time,
        ["status"] = ResultPart.Status,
        ["progress"] = ResultPart.Progress,
        ["types"] = ResultPart.Types,
        ["vulnerabilities"] = ResultPart.Vulnerabilities,
        ["viruses"] = ResultPart.Viruses,
        ["risks"] = ResultPart.Risks,
        ["severities"] = ResultPart.Severities,
        ["lists"] = ResultPart.Lists,
    };

    /// <summary>Reads how scans of an image of a registry go.</summary>
    public static ScanSpec OfRegistry(DocumentReader reader, YamlNode? node) => Read(reader, node, (_, scan) => scan);

    /// <summary>Reads how scans of an image on nodes go, which can go wrong on the host.</summary>
    public static ScanSpec OfNode(DocumentReader reader, YamlNode? node) => Read(reader, node, (map, scan) => scan with
    {
        AgentError = reader.Text(map.Optional("agentError"), "agentError"),
        ServiceError = reader.Text(map.Optional("scanError"), "scanError"),
    });

    private static ScanSpec Read(DocumentReader reader, YamlNode? node, Func<MapReader, ScanSpec, ScanSpec> more)
    {
        var defaults = new ScanSpec();
        if (reader.Map(node, "scan") is not { } map)
        {
            return defaults;
        }

        var running = reader.Map(map.Optional("running"), "running");
        var scan = new ScanSpec
        {
            Takes = reader.Span(map.Optional("takes"), "takes") ?? defaults.Takes,
            StaleFor = reader.Span(map.Optional("staleFor"), "staleFor") ?? defaults.StaleFor,
            Remain = reader.Choice(map.Optional("remain"), "estimate", Estimates) ?? defaults.Remain,
            Never = Types(reader, map.Optional("never")) ?? ScannedTypes.None,
            EndStatus = reader.Text(map.Optional("endStatus"), "endStatus"),
            KeepsTime = reader.Flag(map.Optional("keepsTime"), "keepsTime") ?? defaults.KeepsTime,
            TimeOffset = reader.SignedSpan(map.Optional("timeOffset"), "timeOffset") ?? defaults.TimeOffset,
            Torn = Torn(reader, map.Optional("torn")),
            FailStatus = reader.Text(map.Optional("failStatus"), "failStatus"),
            FailTimes = reader.Count(map.Optional("failTimes"), "failTimes") ?? defaults.FailTimes,
            FailProgress = reader.Count(map.Optional("failProgress"), "failProgress") ?? defaults.FailProgress,
            TypeErrors = ByType(reader, map.Optional("typeErrors"), "typeErrors"),
            TypeStatuses = ByType(reader, map.Optional("typeStatuses"), "typeStatuses"),
            RunningSince = reader.Span(running?.Required("since"), "since"),
            RunningTypes = Types(reader, running?.Optional("types")) ?? defaults.RunningTypes,
        };
        running?.RefuseOthers();
        scan = more(map, scan);
        map.RefuseOthers();
        return scan;
    }

    /// <summary><see langword="null"/> when left out.</summary>
    public static ScannedTypes? Types(DocumentReader reader, YamlNode? node) => node is null
        ? null
        : reader.Items(node, "types")
            .Select(item => reader.Choice(item, "type", ScannedTypeNames.Words) ?? ScannedTypes.None)
            .Aggregate(ScannedTypes.None, (all, type) => all | type);

    private static Dictionary<ResultPart, TimeSpan> Torn(DocumentReader reader, YamlNode? node)
    {
        var delays = new Dictionary<ResultPart, TimeSpan>();
        if (reader.Map(node, "torn") is not { } map)
        {
            return delays;
        }

        foreach (var (word, part) in Parts)
        {
            if (reader.Span(map.Optional(word), word) is { } delay)
            {
                delays.Add(part, delay);
            }
        }

        map.RefuseOthers();
        return delays;
    }

    private static Dictionary<ScannedTypes, string> ByType(DocumentReader reader, YamlNode? node, string what)
    {
        var found = new Dictionary<ScannedTypes, string>();
        if (reader.Map(node, what) is not { } map)
        {
            return found;
        }

        foreach (var (word, type) in ScannedTypeNames.Words)
        {
            if (reader.Text(map.Optional(word), word) is { } text)
            {
                found.Add(type, text);
            }
        }

        map.RefuseOthers();
        return found;
    }
}
