using System.Globalization;
using System.Text.Json;
using TcssGate.Core.Documents;
using TcssGate.Core.Images;

namespace TcssGate.Reports.Json.Reading;

/// <summary>A value of the file. What it cannot be read as is reported, and <see langword="null"/> handed back.</summary>
/// <param name="Document">The file.</param>
/// <param name="Key">The key that it stands under, or that its list does.</param>
/// <param name="Element">The value.</param>
internal readonly record struct SavedValue(SavedDocument Document, string Key, JsonElement Element)
{
    /// <summary>What is wrong with an escape such as <c>\ud800</c> alone.</summary>
    public const string HalfCharacter = "an escape stands for half a character";

    /// <summary>Reads a text.</summary>
    public string? Text()
    {
        if (this.Element.ValueKind != JsonValueKind.String)
        {
            return this.Refuse<string>("a text");
        }

        try
        {
            return this.Element.GetString();
        }
        catch (InvalidOperationException)
        {
            this.Document.Refuse(this.Element, DocumentCode.Syntax, HalfCharacter, "");
            return null;
        }
    }

    /// <summary>Reads a whole number.</summary>
    public int? Number(int minimum) =>
        this.Whole() is not { } number ? null
        : number >= minimum && number <= int.MaxValue ? (int)number
        : this.RefuseValue<int?>(DocumentCode.OutOfRange, $"a whole number from {minimum} to {int.MaxValue}");

    /// <summary>Reads a whole number of any size.</summary>
    public long? Whole(long minimum = long.MinValue) =>
        this.Element.ValueKind != JsonValueKind.Number || !this.Element.TryGetInt64(out var number) ? this.Refuse<long?>("a whole number")
        : number >= minimum ? number
        : this.RefuseValue<long?>(DocumentCode.OutOfRange, $"a whole number from {minimum}");

    /// <summary>Reads a number.</summary>
    public double? Real() =>
        this.Element.ValueKind == JsonValueKind.Number && this.Element.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : this.Refuse<double?>("a number");

    /// <summary>Reads a yes or no.</summary>
    public bool? Flag() => this.Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? this.Element.GetBoolean() : this.Refuse<bool?>("true or false");

    /// <summary>Reads a moment. Without an offset it would mean another moment on each machine.</summary>
    public DateTimeOffset? Moment() =>
        this.Text() is not { } text ? null
        : text.Length > 6 && (text[^1] == 'Z' || text[^6] is '+' or '-') && this.Element.TryGetDateTimeOffset(out var moment) ? moment
        : this.RefuseValue<DateTimeOffset?>(DocumentCode.BadDate, "a moment, as in 2026-03-01T12:00:00+00:00");

    /// <summary>Reads a day.</summary>
    public DateOnly? Day() =>
        this.Text() is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : this.RefuseValue<DateOnly?>(DocumentCode.BadDate, "a day, as in 2027-03-31");

    /// <summary>Reads a digest.</summary>
    public Digest? Digest() =>
        this.Text() is not { } text ? null
        : Core.Images.Digest.TryParse(text, out var digest) ? digest
        : this.RefuseValue<Digest?>(DocumentCode.UnknownValue, Core.Images.Digest.Form);

    /// <summary>Reads a repository with a digest.</summary>
    public RepositoryDigest? RepositoryDigest() =>
        this.Text() is not { } text ? null
        : Core.Images.RepositoryDigest.Parse(text) ?? this.Refuse<RepositoryDigest>("a repository with a digest, as in repo@sha256:…");

    /// <summary>Reads one of some words.</summary>
    public T? Word<T>(IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (this.Text() is not { } text)
        {
            return null;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        this.Document.Refuse(
            this.Element, DocumentCode.UnknownValue, $"\"{this.Key}\" is {SavedDocument.Quoted(this.Element)}", Suggestion.For(text, [.. words.Keys]));
        return null;
    }

    /// <summary>Reads a list.</summary>
    public IReadOnlyList<SavedValue> Items()
    {
        var (document, key) = (this.Document, this.Key);
        return this.Element.ValueKind == JsonValueKind.Array
            ? [.. this.Element.EnumerateArray().Select(item => new SavedValue(document, key, item))]
            : this.Refuse<IReadOnlyList<SavedValue>>("a list") ?? [];
    }

    private T? Refuse<T>(string expected) => this.RefuseValue<T>(DocumentCode.WrongType, expected);

    private T? RefuseValue<T>(string code, string expected)
    {
        this.Document.Refuse(this.Element, code, $"\"{this.Key}\" is {SavedDocument.Quoted(this.Element)}, and {expected} belongs here", "");
        return default;
    }
}
