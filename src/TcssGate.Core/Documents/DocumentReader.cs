using System.Globalization;

namespace TcssGate.Core.Documents;

/// <summary>Reads values out of a YAML document and gathers everything that is wrong with it, instead of stopping at the first.</summary>
/// <remarks>A method that cannot read its value reports why and returns <see langword="null"/>.</remarks>
/// <param name="file">The document, as the user named it.</param>
public sealed class DocumentReader(string file)
{
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>What is wrong so far, in the order of the document.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics =>
        [.. this.diagnostics.OrderBy(found => found.Line).ThenBy(found => found.Column).ThenBy(found => found.Code, StringComparer.Ordinal)];

    /// <summary>Whether the document must be refused.</summary>
    public bool HasErrors => this.diagnostics.Any(found => found.Level == DiagnosticLevel.Error);

    /// <summary>Reads the top mapping of a document.</summary>
    public MapReader? Document(string text, string what) =>
        YamlParser.Parse(this, text) is { } root ? this.Map(root, what) : null;

    /// <summary>Reports an error at a node; at the document as a whole when there is none.</summary>
    public void Error(YamlNode? node, string code, string text, string mend) => this.Add(node, DiagnosticLevel.Error, code, text, mend);

    /// <summary>Reports a warning at a node.</summary>
    public void Warn(YamlNode node, string code, string text, string mend) => this.Add(node, DiagnosticLevel.Warning, code, text, mend);

    /// <summary>Reads a mapping.</summary>
    public MapReader? Map(YamlNode? node, string what) => node switch
    {
        null => null,
        YamlMap map => new MapReader(this, map, what),
        _ => this.Wrong<MapReader>(node, $"{what} is a mapping of keys to values"),
    };

    /// <summary>Reads the items of a list; empty when there is none.</summary>
    public IReadOnlyList<YamlNode> Items(YamlNode? node, string what) => node switch
    {
        null => [],
        YamlList list => list.Items,
        _ => this.Wrong<IReadOnlyList<YamlNode>>(node, $"{what} is a list, as in [a, b]") ?? [],
    };

    /// <summary>Reads a text that is not blank.</summary>
    public string? Text(YamlNode? node, string what)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar { IsNull: false } scalar when !string.IsNullOrWhiteSpace(scalar.Value):
                return scalar.Value;
            case YamlScalar:
                this.Error(node, DocumentCode.Missing, $"{what} has no value", "give it one, or leave the key out");
                return null;
            default:
                return this.Wrong<string>(node, $"{what} is a text");
        }
    }

    /// <summary>Reads a whole number that is not negative.</summary>
    public int? Count(YamlNode? node, string what)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlScalar scalar || !IsWholeNumber(scalar.Value, out var number) || scalar.Quoted)
        {
            this.Wrong<object>(node, $"{what} is a whole number, not quoted", Unquoted(node, text => IsWholeNumber(text, out _)));
            return null;
        }

        if (this.HasLeadingZero(scalar, what))
        {
            return null;
        }

        if (number is >= 0 and <= int.MaxValue)
        {
            return (int)number;
        }

        this.Error(node, DocumentCode.OutOfRange, $"{what} is {number}", $"it is a whole number from 0 to {int.MaxValue}");
        return null;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool? Flag(YamlNode? node, string what)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar { Quoted: false, Value: "true" }:
                return true;
            case YamlScalar { Quoted: false, Value: "false" }:
                return false;
            default:
                this.Wrong<object>(node, $"{what} is true or false", Unquoted(node, text => text is "true" or "false"));
                return null;
        }
    }

    /// <summary>Reads a duration, as in <c>24h</c>.</summary>
    public TimeSpan? Duration(YamlNode? node, string what)
    {
        if (this.Text(node, what) is not { } text)
        {
            return null;
        }

        var duration = DurationText.Parse(text, out var problem);
        if (duration is null)
        {
            this.Error(node, DocumentCode.BadDuration, $"{what} is \"{text}\"", problem);
        }

        return duration;
    }

    /// <summary>Reads a number from 0 to a largest one, which may have a point.</summary>
    public double? Number(YamlNode? node, string what, int largest)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not YamlScalar scalar || !IsNumber(scalar.Value, out var number) || scalar.Quoted)
        {
            this.Wrong<object>(node, $"{what} is a number, not quoted", Unquoted(node, text => IsNumber(text, out _)));
            return null;
        }

        if (this.HasLeadingZero(scalar, what))
        {
            return null;
        }

        if (number >= 0 && number <= largest)
        {
            return number;
        }

        this.Error(node, DocumentCode.OutOfRange, $"{what} is {scalar.Value}", $"it is a number from 0 to {largest}");
        return null;
    }

    /// <summary>Reads a size in bytes, as in <c>1GiB</c>.</summary>
    public long? Size(YamlNode? node, string what)
    {
        if (this.Text(node, what) is not { } text)
        {
            return null;
        }

        var size = SizeText.Parse(text, out var problem);
        if (size is null)
        {
            this.Error(node, DocumentCode.BadSize, $"{what} is \"{text}\"", problem);
        }

        return size;
    }

    /// <summary>Reads a date, as in <c>2027-03-31</c>.</summary>
    public DateOnly? Date(YamlNode? node, string what)
    {
        if (this.Text(node, what) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        this.Error(node, DocumentCode.BadDate, $"{what} is \"{text}\", which is no date", "write year-month-day, as in 2027-03-31");
        return null;
    }

    /// <summary>Reads one of some words.</summary>
    public T? Choice<T>(YamlNode? node, string what, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (this.Text(node, what) is not { } text)
        {
            return null;
        }

        if (choices.TryGetValue(text, out var choice))
        {
            return choice;
        }

        this.Error(node, DocumentCode.UnknownValue, $"unknown {what} \"{text}\"", Suggestion.For(text, [.. choices.Keys]));
        return null;
    }

    private static bool IsWholeNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    // The value is right, and only the quotes turn it into a text.
    private static string Unquoted(YamlNode node, Func<string, bool> isValue) =>
        node is YamlScalar { Quoted: true } scalar && isValue(scalar.Value) ? $"leave out the quotes: {scalar.Value}" : "";

    // YAML 1.1, which many editors and libraries still read, takes such a number for an octal one.
    private bool HasLeadingZero(YamlScalar scalar, string what)
    {
        if (LeadingZero.ReadingsOf(scalar.Value) is not { } readings)
        {
            return false;
        }

        this.Error(scalar, DocumentCode.LeadingZero, $"{what} is {scalar.Value}, {readings.Problem}", readings.Remedy);
        return true;
    }

    private T? Wrong<T>(YamlNode node, string rule, string mend = "")
        where T : class
    {
        this.Error(node, DocumentCode.WrongType, $"{rule}, not {node.Kind}", mend);
        return null;
    }

    private void Add(YamlNode? node, DiagnosticLevel level, string code, string text, string mend) =>
        this.diagnostics.Add(new Diagnostic(file, node?.Line ?? 0, node?.Column ?? 0, level, code, text, mend));
}
