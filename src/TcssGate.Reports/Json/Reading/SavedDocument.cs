using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using TcssGate.Core.Documents;

namespace TcssGate.Reports.Json.Reading;

/// <summary>The file that is read, and what was found wrong with it so far.</summary>
/// <param name="file">The file, as the user named it.</param>
/// <param name="bytes">What is in it.</param>
internal sealed class SavedDocument(string file, ReadOnlyMemory<byte> bytes)
{
    // Nobody mends a saved result by hand; the first mistakes tell that it was changed, and where.
    private const int MostProblems = 10;
    private const int QuotedLength = 60;

    private static readonly JsonDocumentOptions Strict = new() { AllowTrailingCommas = false, CommentHandling = JsonCommentHandling.Disallow };

    private readonly List<Diagnostic> problems = [];
    private readonly HashSet<string> shared = new(StringComparer.Ordinal);
    private readonly ReadOnlyMemory<byte> bytes = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    /// <summary>What is wrong, as far as it is known; grows while the document is read.</summary>
    public IReadOnlyList<Diagnostic> Problems => this.problems;

    /// <summary>Whether nothing was found wrong so far.</summary>
    public bool IsSound => this.problems.Count == 0;

    /// <summary>Parses the text; <see langword="null"/> when it is no JSON in UTF-8 of a bearable size.</summary>
    /// <param name="most">The most bytes.</param>
    /// <param name="mend">What to do about a file that is something else.</param>
    public JsonDocument? Parse(int most, string mend)
    {
        if (this.bytes.Length > most)
        {
            this.Add(null, DocumentCode.TooLarge, $"the file is larger than {most / 1024 / 1024} MiB", mend);
            return null;
        }

        if (!Utf8.IsValid(this.bytes.Span))
        {
            this.Add(null, DocumentCode.NotText, "the file is no text in UTF-8", mend);
            return null;
        }

        try
        {
            return JsonDocument.Parse(this.bytes, Strict);
        }
        catch (JsonException error)
        {
            this.RefuseSyntax(error, mend);
            return null;
        }
    }

    /// <summary>Adds a problem at a value.</summary>
    public void Refuse(JsonElement at, string code, string text, string mend)
    {
        // The document was parsed in place, so a value's text lies inside of ours.
        var offset = this.bytes.Span.Overlaps(JsonMarshal.GetRawUtf8Value(at), out var found) ? found : 0;
        this.Add(offset, code, text, mend);
    }

    /// <summary>A text that findings repeat by the thousand, as one object for all of them.</summary>
    public string Shared(string text)
    {
        if (this.shared.TryGetValue(text, out var known))
        {
            return known;
        }

        this.shared.Add(text);
        return text;
    }

    /// <summary>A value as it stands in the file, cut to what fits into a message.</summary>
    public static string Quoted(JsonElement value)
    {
        var raw = value.ValueKind is JsonValueKind.Object ? "{…}" : value.ValueKind is JsonValueKind.Array ? "[…]" : value.GetRawText();
        return PlainText.Clean(raw, QuotedLength);
    }

    private void RefuseSyntax(JsonException error, string mend)
    {
        var start = this.bytes.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
        {
            this.Add(null, DocumentCode.NotOneDocument, "the file is empty: the run that was to write it may not have come to its end", mend);
        }
        else if (this.IsBeginningOfJson())
        {
            this.Add(
                this.bytes.Length, DocumentCode.Syntax, "the file ends here, in the middle: it was cut off", "fetch it whole, or run the gate again");
        }
        else
        {
            this.Add(this.OffsetOf(error), DocumentCode.Syntax, "the text is no JSON from here on, or is nested too deep", mend);
        }
    }

    // What was cut off is right as far as it goes.
    private bool IsBeginningOfJson()
    {
        var reader = new Utf8JsonReader(this.bytes.Span, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private int OffsetOf(JsonException error)
    {
        var offset = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--)
        {
            offset += this.bytes.Span[offset..].IndexOf((byte)'\n') + 1;
        }

        return (int)Math.Min(this.bytes.Length, offset + (error.BytePositionInLine ?? 0));
    }

    private void Add(int? offset, string code, string text, string mend)
    {
        if (this.problems.Count < MostProblems)
        {
            var before = this.bytes.Span[..(offset ?? 0)];
            var line = offset is null ? 0 : 1 + before.Count((byte)'\n');
            var column = offset is null ? 0 : 1 + Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]);
            this.problems.Add(new Diagnostic(file, line, column, DiagnosticLevel.Error, code, text, mend));
        }
    }
}
