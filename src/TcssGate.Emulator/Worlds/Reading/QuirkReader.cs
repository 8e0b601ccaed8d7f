using TcssGate.Core.Documents;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>quirks</c>.</summary>
internal static class QuirkReader
{
    private static readonly Dictionary<string, FilterHabit> FilterHabits = new(StringComparer.Ordinal)
    {
        ["exact"] = FilterHabit.Exact,
        ["fuzzy"] = FilterHabit.Fuzzy,
        ["ignored"] = FilterHabit.Ignored,
        ["refused"] = FilterHabit.Refused,
    };

    private static readonly Dictionary<string, SensitiveSpelling> Spellings = new(StringComparer.Ordinal)
    {
        ["old"] = SensitiveSpelling.Old,
        ["new"] = SensitiveSpelling.New,
        ["both"] = SensitiveSpelling.Both,
    };

    private static readonly Dictionary<string, BatchRefusal> Refusals = new(StringComparer.Ordinal)
    {
        ["any"] = BatchRefusal.Any,
        ["all"] = BatchRefusal.All,
    };

    private static readonly Dictionary<string, NoErrorSpelling> NoErrors = new(StringComparer.Ordinal)
    {
        ["words"] = NoErrorSpelling.Words,
        ["empty"] = NoErrorSpelling.Empty,
        ["null"] = NoErrorSpelling.Null,
    };

    private static readonly Dictionary<string, NodeRowTimes> RowTimes = new(StringComparer.Ordinal)
    {
        ["plain"] = NodeRowTimes.Plain,
        ["utc"] = NodeRowTimes.Utc,
    };

    private static readonly Dictionary<string, HalfCharacter> HalfCharacters = new(StringComparer.Ordinal)
    {
        ["escape"] = HalfCharacter.Escape,
        ["bytes"] = HalfCharacter.Bytes,
    };

    public static Quirks Read(DocumentReader reader, YamlNode? node)
    {
        var defaults = new Quirks();
        if (reader.Map(node, "quirks") is not { } map)
        {
            return defaults;
        }

        bool Flag(string key, bool otherwise) => reader.Flag(map.Optional(key), key) ?? otherwise;

        var quirks = new Quirks
        {
            Filters = reader.Choice(map.Optional("filters"), "habit of filters", FilterHabits) ?? defaults.Filters,
            DuplicateRows = Flag("duplicateRows", defaults.DuplicateRows),
            RowsLag = reader.Span(map.Optional("rowsLag"), "rowsLag") ?? defaults.RowsLag,
            NullRows = reader.Count(map.Optional("nullRows"), "nullRows") ?? defaults.NullRows,
            PageCap = reader.Count(map.Optional("pageCap"), "pageCap"),
            OmitTaskId = Flag("omitTaskId", defaults.OmitTaskId),
            EmptyImageStatus = Flag("emptyImageStatus", defaults.EmptyImageStatus),
            DetailWithoutId = Flag("detailWithoutId", defaults.DetailWithoutId),
            NullListPastEnd = Flag("nullListPastEnd", defaults.NullListPastEnd),
            SensitiveSpelling = reader.Choice(map.Optional("sensitiveSpelling"), "spelling", Spellings) ?? defaults.SensitiveSpelling,
            TotalCountWrong = reader.Count(map.Optional("totalCountWrong"), "totalCountWrong"),
            TotalCountGrows = reader.Count(map.Optional("totalCountGrows"), "totalCountGrows") ?? defaults.TotalCountGrows,
            PagesOverlap = reader.Count(map.Optional("pagesOverlap"), "pagesOverlap") ?? defaults.PagesOverlap,
            EmptyPageAt = reader.Count(map.Optional("emptyPageAt"), "emptyPageAt"),
            BatchRefusal = reader.Choice(map.Optional("batchRefusal"), "refusal of batches", Refusals) ?? defaults.BatchRefusal,
            NoError = NoError(reader, map.Optional("noError")) ?? defaults.NoError,
            NodeRowTimes = reader.Choice(map.Optional("nodeRowTimes"), "way to write times", RowTimes) ?? defaults.NodeRowTimes,
            HalfCharacter = reader.Choice(map.Optional("halfCharacter"), "way to cut a character", HalfCharacters),
            Echoes = Flag("echoes", defaults.Echoes),
            MovedTagKeepsScan = Flag("movedTagKeepsScan", defaults.MovedTagKeepsScan),
        };
        map.RefuseOthers();
        return quirks;
    }

    // Without quotes, null is the word too.
    private static NoErrorSpelling? NoError(DocumentReader reader, YamlNode? node) =>
        node is YamlScalar { IsNull: true } ? NoErrorSpelling.Null : reader.Choice(node, "spelling of no error", NoErrors);
}
