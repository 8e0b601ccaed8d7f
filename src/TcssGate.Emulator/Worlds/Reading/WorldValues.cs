using System.Globalization;
using TcssGate.Core.Documents;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Values that only world files have.</summary>
internal static class WorldValues
{
    /// <summary>A duration that may be nothing, as in <c>0s</c>.</summary>
    public static TimeSpan? Span(this DocumentReader reader, YamlNode? node, string what) =>
        node is YamlScalar { Value: "0" or "0s" } ? TimeSpan.Zero : reader.Duration(node, what);

    /// <summary>A duration that may be negative.</summary>
    public static TimeSpan? SignedSpan(this DocumentReader reader, YamlNode? node, string what) =>
        node is YamlScalar { Value: ['-', ..] } scalar
            ? -reader.Span(scalar with { Value = scalar.Value[1..] }, what)
            : reader.Span(node, what);

    /// <summary>A moment, as in <c>2026-11-20T08:00:00Z</c>.</summary>
    public static DateTimeOffset? Instant(this DocumentReader reader, YamlNode? node, string what)
    {
        if (reader.Text(node, what) is not { } text)
        {
            return null;
        }

        if (IsInstant(text, out var moment))
        {
            return moment;
        }

        reader.Error(node, DocumentCode.BadDate, $"{what} is \"{text}\", which is no moment", "write it as in 2026-11-20T08:00:00Z");
        return null;
    }

    /// <summary>Whether a text is a moment with a zone.</summary>
    public static bool IsInstant(string text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);

    /// <summary>A number above 0, with or without a fraction.</summary>
    public static double? Factor(this DocumentReader reader, YamlNode? node, string what)
    {
        if (reader.Text(node, what) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor is > 0 and <= 100_000)
        {
            return factor;
        }

        reader.Error(node, DocumentCode.OutOfRange, $"{what} is \"{text}\"", "it is a number above 0 and up to 100000");
        return null;
    }

    /// <summary>A text that may be empty, or null, which is taken as empty.</summary>
    public static string? Anything(this DocumentReader reader, YamlNode? node, string what) => node switch
    {
        YamlScalar { IsNull: true } or YamlScalar { Value: "" } => "",
        _ => reader.Text(node, what),
    };

    /// <summary>One of some words.</summary>
    public static string? OneOf(this DocumentReader reader, YamlNode? node, string what, IReadOnlyList<string> words)
    {
        var word = reader.Text(node, what);
        if (word is null || words.Contains(word, StringComparer.Ordinal))
        {
            return word;
        }

        reader.Error(node, DocumentCode.UnknownValue, $"unknown {what} \"{word}\"", Suggestion.For(word, words));
        return null;
    }

    /// <summary>A list of words out of some.</summary>
    public static IReadOnlyList<string> SomeOf(this DocumentReader reader, YamlNode? node, string what, IReadOnlyList<string> words) =>
        [.. reader.Items(node, what).Select(item => reader.OneOf(item, what, words)).OfType<string>()];

    /// <summary>Fields that answers are to have word for word.</summary>
    public static IReadOnlyList<RawField>? Fields(this DocumentReader reader, YamlNode? node, string what, IReadOnlyList<string> known)
    {
        if (reader.Map(node, what) is not { } map)
        {
            return null;
        }

        var fields = new List<RawField>();
        foreach (var name in known)
        {
            if (map.Optional(name) is { } value)
            {
                fields.Add(RawField.Of(name, value));
            }
        }

        map.RefuseOthers();
        return fields;
    }

    /// <summary>A list of mappings.</summary>
    public static IReadOnlyList<T> Each<T>(this DocumentReader reader, YamlNode? node, string list, string item, Func<MapReader, T?> read)
        where T : class
    {
        var all = new List<T>();
        foreach (var map in reader.Items(node, list).Select(entry => reader.Map(entry, item)).OfType<MapReader>())
        {
            if (read(map) is { } one)
            {
                all.Add(one);
            }

            map.RefuseOthers();
        }

        return all;
    }
}
