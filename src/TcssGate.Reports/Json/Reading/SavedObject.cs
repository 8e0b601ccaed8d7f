using System.Text.Json;
using TcssGate.Core.Documents;
using TcssGate.Core.Images;

namespace TcssGate.Reports.Json.Reading;

/// <summary>
/// An object of the file. Every key that each writer of the format writes has to be there, if only as <c>null</c>; those that came later may be missing,
/// and others are for later versions and are left alone.
/// What is wrong is reported, and something harmless handed back, so that one look finds more than one mistake.
/// </summary>
internal sealed class SavedObject
{
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly JsonElement? element;

    /// <summary>An object, or what stands in its place.</summary>
    public SavedObject(SavedDocument document, JsonElement element)
    {
        this.Document = document;
        if (element.ValueKind != JsonValueKind.Object)
        {
            document.Refuse(element, DocumentCode.WrongType, $"an object belongs here, not {SavedDocument.Quoted(element)}", "");
            return;
        }

        this.element = element;
        foreach (var property in element.EnumerateObject())
        {
            this.Add(property);
        }
    }

    // Stands for one that is missing and was complained about.
    private SavedObject(SavedDocument document) => this.Document = document;

    /// <summary>The file that it stands in.</summary>
    public SavedDocument Document { get; }

    /// <summary>A text.</summary>
    public string Text(string key) => this.Required(key)?.Text() ?? "";

    /// <summary>A text that is likely to stand in the file often.</summary>
    public string SharedText(string key) => this.Document.Shared(this.Text(key));

    /// <summary>A text, or nothing.</summary>
    public string? TextOrNull(string key) => this.Nullable(key)?.Text();

    /// <summary>A whole number.</summary>
    public int Number(string key, int minimum) => this.Required(key)?.Number(minimum) ?? 0;

    /// <summary>A whole number, or nothing.</summary>
    public int? NumberOrNull(string key, int minimum = int.MinValue) => this.Nullable(key)?.Number(minimum);

    /// <summary>A yes or no.</summary>
    public bool Flag(string key) => this.Required(key)?.Flag() ?? false;

    /// <summary>A moment.</summary>
    public DateTimeOffset Moment(string key) => this.Required(key)?.Moment() ?? default;

    /// <summary>One of some words.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct => this.Required(key)?.Word(words) ?? default;

    /// <summary>A digest.</summary>
    public Digest Digest(string key) => this.Required(key)?.Digest() ?? default;

    /// <summary>A digest, or nothing.</summary>
    public Digest? DigestOrNull(string key) => this.Nullable(key)?.Digest();

    /// <summary>An object.</summary>
    public SavedObject Object(string key) => this.Required(key) is { } value ? new SavedObject(this.Document, value.Element) : new SavedObject(this.Document);

    /// <summary>An object, or nothing.</summary>
    public SavedObject? ObjectOrNull(string key) => this.Nullable(key) is { } value ? new SavedObject(this.Document, value.Element) : null;

    /// <summary>A list of objects.</summary>
    public IEnumerable<SavedObject> Objects(string key, bool atLeastOne = false)
    {
        var items = this.Values(key);
        if (atLeastOne && items is [] && this.values.TryGetValue(key, out var empty))
        {
            this.Document.Refuse(empty, DocumentCode.OutOfRange, $"\"{key}\" is empty, so nothing was looked at", "run the gate again");
        }

        return items.Select(item => new SavedObject(this.Document, item.Element));
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string key) => this.Values(key).Select(item => this.Document.Shared(item.Text() ?? "")).ToArray();

    /// <summary>A list of values.</summary>
    public IReadOnlyList<SavedValue> Values(string key) => this.Required(key)?.Items() ?? [];

    /// <summary>A list of words.</summary>
    public IReadOnlyList<T> Words<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct => [.. this.Values(key).Select(item => item.Word(words) ?? default)];

    /// <summary>A text that can be only one.</summary>
    public void MustBe(string key, string only)
    {
        if (this.Required(key) is { } value && value.Text() is { } text && text != only)
        {
            this.Document.Refuse(value.Element, DocumentCode.UnknownValue, $"\"{key}\" is {SavedDocument.Quoted(value.Element)}, not \"{only}\"", "");
        }
    }

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key) => this.values.ContainsKey(key);

    /// <summary>Whether a key is there with a certain text.</summary>
    public bool Is(string key, string text) => this.values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    /// <summary>A value that has to be there; <see langword="null"/> when it is not, which is then reported.</summary>
    public SavedValue? Required(string key)
    {
        if (this.Nullable(key) is { } value)
        {
            return value;
        }

        if (this.values.TryGetValue(key, out var empty))
        {
            this.Document.Refuse(empty, DocumentCode.WrongType, $"\"{key}\" is null, and is always known", "");
        }

        return null;
    }

    /// <summary>A value that may be null; the key has to be there all the same.</summary>
    public SavedValue? Nullable(string key)
    {
        if (this.values.TryGetValue(key, out var value))
        {
            return value.ValueKind == JsonValueKind.Null ? null : new SavedValue(this.Document, key, value);
        }

        if (this.element is { } here)
        {
            this.Document.Refuse(here, DocumentCode.Missing, $"\"{key}\" is missing", "");
        }

        return null;
    }

    /// <summary>Reports that a value contradicts what stands around it, which the writer never lets happen.</summary>
    public void RefuseContradiction(string key, string text)
    {
        if (this.element is { } here)
        {
            this.Document.Refuse(this.values.GetValueOrDefault(key, here), DocumentCode.Contradiction, text, "the file was changed after it was written; run the gate again");
        }
    }

    private void Add(JsonProperty property)
    {
        try
        {
            if (!this.values.TryAdd(property.Name, property.Value))
            {
                // Of two, one reader takes the first and another the last.
                this.Document.Refuse(property.Value, DocumentCode.DuplicateKey, $"\"{PlainText.Clean(property.Name, 60)}\" stands here twice", "");
            }
        }
        catch (InvalidOperationException)
        {
            this.Document.Refuse(property.Value, DocumentCode.Syntax, SavedValue.HalfCharacter, "");
        }
    }
}
