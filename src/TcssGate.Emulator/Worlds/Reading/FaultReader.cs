using System.Globalization;
using TcssGate.Core.Documents;
using TcssGate.Emulator.Actions;
using TcssGate.Emulator.Faults;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>faults</c>.</summary>
internal static class FaultReader
{
    private static readonly string[] Kinds = ["error", "http", "cut", "truncate"];

    private static readonly Dictionary<string, bool> Cuts = new(StringComparer.Ordinal) { ["before"] = false, ["after"] = true };

    public static IReadOnlyList<FaultSpec> All(DocumentReader reader, YamlNode? node) =>
        reader.Each(node, "faults", "a fault", map => Read(reader, map));

    private static FaultSpec Read(DocumentReader reader, MapReader map)
    {
        var cut = reader.Choice(map.Optional("cut"), "moment of a cut", Cuts);
        var fault = new FaultSpec
        {
            Action = reader.OneOf(map.Optional("action"), "action", ActionTable.Names),
            Calls = Calls(reader, map.Optional("calls")),
            From = reader.Span(map.Optional("from"), "from") ?? TimeSpan.Zero,
            To = reader.Span(map.Optional("to"), "to") ?? TimeSpan.MaxValue,
            Error = Error(reader.Text(map.Optional("error"), "error")),
            Http = reader.Count(map.Optional("http"), "http"),
            Delay = reader.Span(map.Optional("delay"), "delay") ?? TimeSpan.Zero,
            Delivery = cut is not null ? Delivery.Cut
                : reader.Flag(map.Optional("truncate"), "truncate") is true ? Delivery.Truncated
                : Delivery.Whole,
        };
        var told = reader.Flag(map.Optional("tookEffect"), "tookEffect");
        Check(reader, map, fault);
        return fault with { TookEffect = told ?? cut ?? fault is { Error: null, Http: null } };
    }

    private static void Check(DocumentReader reader, MapReader map, FaultSpec fault)
    {
        var given = Kinds.Count(kind => map.Optional(kind) is not null);
        if (given > 1)
        {
            reader.Error(map.Node, DocumentCode.Contradiction, "a fault has one of error, http, cut and truncate", "write two faults");
        }

        if (given == 0 && fault.Delay == TimeSpan.Zero)
        {
            reader.Error(map.Node, DocumentCode.Missing, "a fault needs one of error, http, cut, truncate and delay", "");
        }

        if (fault.Http is < 400 or > 599)
        {
            reader.Error(map.Optional("http"), DocumentCode.OutOfRange, $"http is {fault.Http}", "it is an HTTP status from 400 to 599");
        }
    }

    private static IReadOnlyList<int>? Calls(DocumentReader reader, YamlNode? node) =>
        node is null or YamlScalar { Value: "every" }
            ? null
            : [.. reader.Items(node, "calls").SelectMany(call => Range(call) ?? Single(reader.Count(call, "a call")))];

    private static IEnumerable<int> Single(int? call) => call is { } known ? [known] : [];

    // As in 2-9: an outage that lasts for several calls.
    private static IEnumerable<int>? Range(YamlNode call) =>
        call is YamlScalar { Value: var text } && text.Split('-') is [var first, var last]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
        && from >= 1 && to >= from && to - from < 10_000
            ? Enumerable.Range(from, to - from + 1)
            : null;

    // "CODE: message", where the message may be left out.
    private static ApiError? Error(string? text) => text?.Split(": ", 2) switch
    {
        null => null,
        [var code, var message] => new ApiError(code, message),
        _ => new ApiError(text, "The stand-in cloud was told to answer this."),
    };
}
