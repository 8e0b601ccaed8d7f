namespace TcssGate.Reports.GitHub;

/// <summary>What GitHub shows an annotation as.</summary>
internal enum AnnotationLevel
{
    /// <summary>Something that the verdict rests on, or a severe finding.</summary>
    Error,

    /// <summary>Something to see to before it fails a run.</summary>
    Warning,

    /// <summary>Something to know.</summary>
    Notice,
}

/// <summary>One annotation of a run on GitHub.</summary>
/// <param name="Level">What it is shown as.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Message">What it says, on one line.</param>
internal sealed record Annotation(AnnotationLevel Level, string Title, string Message)
{
    // A longer one is cut by GitHub, and through an escape if need be.
    private const int TitleLength = 250;
    private const int MessageLength = 1000;

    /// <summary>The workflow command that makes it: one line, which no text can end or turn into another command.</summary>
    public override string ToString() =>
        $"::{this.Level.ToString().ToLowerInvariant()} title={Property(PlainText.Clean(this.Title, TitleLength))}::{Data(PlainText.Clean(this.Message, MessageLength))}";

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
