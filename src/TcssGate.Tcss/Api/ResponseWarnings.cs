using System.Text.RegularExpressions;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api;

/// <summary>What responses held that could not be read, for the user: each field and each row once.</summary>
internal sealed partial class ResponseWarnings
{
    // A service that changed a type changed it in many fields; the first ones tell.
    private const int Most = 20;

    private readonly Lock turn = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    /// <summary>The warnings so far, in the order in which they came up.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (this.turn)
            {
                return [.. this.texts];
            }
        }
    }

    /// <summary>Notes fields that could not be read.</summary>
    public void Add(IEnumerable<FieldNote> notes)
    {
        foreach (var note in notes)
        {
            this.Add($"warning: {note.Text}; its value is unknown");
        }
    }

    /// <summary>Notes rows that do not say which image they are about.</summary>
    public void Add(IEnumerable<UnreadableRow> rows)
    {
        foreach (var row in rows)
        {
            this.Add($"warning: {row.Why}; the other rows are still evaluated");
        }
    }

    private void Add(string text)
    {
        lock (this.turn)
        {
            // The same field of another row is no news.
            if (this.texts.Count < Most && this.known.Add(Index().Replace(text, "[]")))
            {
                this.texts.Add(text);
            }
        }
    }

    [GeneratedRegex(@"\[\d{1,10}\]")]
    private static partial Regex Index();
}
