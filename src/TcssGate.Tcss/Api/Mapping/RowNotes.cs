using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>What could not be read of one row, or of a response about one thing.</summary>
/// <param name="notes">Its notes.</param>
internal sealed class RowNotes(IReadOnlyList<FieldNote> notes)
{
    private static readonly RowNotes Nothing = new([]);

    /// <summary>The notes of each row of a page; almost no page has any.</summary>
    public static Func<int, RowNotes> Of(ResponseBody page)
    {
        var rows = page.Notes.ToLookup(note => note.Row);
        return at => rows.Contains(at) ? new RowNotes([.. rows[at]]) : Nothing;
    }

    /// <summary>For the user: the action and the field of each; empty when everything could be read.</summary>
    public IReadOnlyList<string> Texts { get; } = notes.Count == 0 ? [] : [.. notes.Select(note => note.Text)];

    /// <summary>Why any of some fields is unknown; <see langword="null"/> when all of them could be read.</summary>
    public string? Why(params ReadOnlySpan<string> fields)
    {
        foreach (var note in notes)
        {
            foreach (var field in fields)
            {
                if (IsAt(note.Field, field))
                {
                    return note.Text;
                }
            }
        }

        return null;
    }

    // List[3].Components[0].Path is a part of Components; List[3] alone is the whole row.
    private static bool IsAt(string path, string field)
    {
        var inRow = path.StartsWith("List[", StringComparison.Ordinal) ? path[(path.IndexOf(']', StringComparison.Ordinal) + 1)..].TrimStart('.') : path;
        return inRow.Length == 0
            || (inRow.StartsWith(field, StringComparison.Ordinal) && (inRow.Length == field.Length || inRow[field.Length] is '.' or '['));
    }
}
