namespace TcssGate.Reports.Markdown;

/// <summary>The pieces that Markdown tables are made of; text from outside is harmless in them.</summary>
internal static class Cells
{
    /// <summary>A row; its cells are escaped already.</summary>
    public static string Row(params IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    /// <summary>The head of a table, with the blank line before it that ends a paragraph.</summary>
    public static string Head(params IReadOnlyList<string> columns) => $"\n{Row(columns)}|{string.Concat(columns.Select(_ => "---|"))}\n";

    /// <summary>A name, as code where it can be: nothing in code is looked at, and it can be copied.</summary>
    /// <param name="text">Text from outside.</param>
    /// <param name="maximum">The most UTF-16 code units of it.</param>
    public static string Code(string text, int maximum)
    {
        var clean = PlainText.Clean(text, maximum);

        // These would end the code, or the cell that it stands in.
        return clean.Length == 0 ? "" : clean.AsSpan().ContainsAny('`', '|', '\\') ? InertText.Of(clean, maximum * 4) : $"`{clean}`";
    }

    /// <summary>Words.</summary>
    /// <param name="text">Text from outside.</param>
    /// <param name="maximum">The most UTF-16 code units of it, about; much that has to be escaped is cut sooner.</param>
    public static string Words(string text, int maximum) => InertText.Of(PlainText.Clean(text, maximum), maximum * 2);

    /// <summary>A part that is folded until somebody wants it.</summary>
    /// <param name="summary">Words of ours: no Markdown holds in them.</param>
    /// <param name="content">The part, with a blank line before whatever begins it.</param>
    public static string Folded(string summary, string content) => $"\n<details><summary>{summary}</summary>\n{content}\n</details>\n";
}
