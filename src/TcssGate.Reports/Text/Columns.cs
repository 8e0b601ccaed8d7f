using System.Text;

namespace TcssGate.Reports.Text;

/// <summary>Rows whose cells stand below each other, as wide as the widest of them.</summary>
/// <param name="Indent">How many spaces go before each row.</param>
internal sealed class Columns(int Indent)
{
    private const string Gap = "  ";

    private readonly List<Cell[]> rows = [];

    /// <summary>Adds a row; the last cell of a row is never padded.</summary>
    public void Add(params Cell[] cells) => this.rows.Add(cells);

    /// <summary>Writes the rows.</summary>
    public void WriteTo(TextWriter writer)
    {
        var count = this.rows.Count == 0 ? 0 : this.rows.Max(row => row.Length);
        var widths = Enumerable.Range(0, count).Select(WidthOf).ToList();
        foreach (var row in this.rows)
        {
            writer.WriteLine(LineOf(row, widths));
        }
    }

    private int WidthOf(int column) => this.rows.Where(row => column < row.Length).Max(row => CellWidth.Of(row[column].Text));

    private string LineOf(Cell[] row, List<int> widths)
    {
        var line = new StringBuilder().Append(' ', Indent);
        var last = Array.FindLastIndex(row, cell => cell.Text.Length > 0);
        for (var column = 0; column <= last; column++)
        {
            // A column that is empty in every row takes no room.
            if (widths[column] > 0)
            {
                var padding = column == last ? "" : CellWidth.Pad("", widths[column] - CellWidth.Of(row[column].Text)) + Gap;
                line.Append(row[column].Painted).Append(padding);
            }
        }

        return line.ToString();
    }
}

/// <summary>A text and how it is coloured; the width is that of the text alone.</summary>
/// <param name="Text">The text, clean.</param>
/// <param name="Paint">Its colour; <see langword="null"/>: none.</param>
internal readonly record struct Cell(string Text, Func<string, string>? Paint = null)
{
    /// <summary>The text with its colour.</summary>
    public string Painted => this.Paint is null ? this.Text : this.Paint(this.Text);

    /// <summary>A text without colour.</summary>
    public static implicit operator Cell(string text) => new(text);
}
