using System.Buffers;

namespace TcssGate.Reports;

/// <summary>
/// Commands that CI servers look for anywhere in a line of a log: GitHub's <c>##[stop-commands]</c>, Azure's <c>##vso[task.complete]</c>. Those that
/// have to begin a line need nothing, since a line never begins with text from outside.
/// </summary>
internal static class LogCommand
{
    private const string Mark = "##";
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Whether there may be one in a text.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text) => text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The text with a blank in each of them: <c># #[stop-commands]</c>.</summary>
    public static string Break(string text)
    {
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, at + 1, StringComparison.Ordinal))
        {
            if (IsCommand(text.AsSpan(at + Mark.Length)))
            {
                text = text.Insert(at + 1, " ");
            }
        }

        return text;
    }

    private static bool IsCommand(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExcept(Letters);
        return end >= 0 && rest[end] == '[';
    }
}
