using System.Buffers;
using TcssGate.Core.Findings;

namespace TcssGate.Core.Evaluation;

/// <summary>Finds denied vulnerabilities, by whatever TCSS lists them with: its ids, its name and its references.</summary>
internal sealed class DeniedSearch
{
    private readonly HashSet<string> ids;
    private readonly int[] lengths;
    private readonly SearchValues<string> values;

    /// <summary>Prepares the search.</summary>
    /// <param name="ids">The denied ids, compared without case.</param>
    public DeniedSearch(IReadOnlyList<string> ids)
    {
        this.ids = ids.ToHashSet(StringComparer.OrdinalIgnoreCase);
        this.lengths = [.. ids.Select(id => id.Length).Distinct()];
        this.values = SearchValues.Create([.. this.ids], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The denied id that a vulnerability is listed with; <see langword="null"/> when there is none.</summary>
    public string? Find(Vulnerability vulnerability)
    {
        if (this.In(vulnerability.Id) is { } id)
        {
            return id;
        }

        if (this.In(vulnerability.Title) is { } title)
        {
            return title;
        }

        foreach (var text in vulnerability.Aliases)
        {
            if (this.In(text) is { } alias)
            {
                return alias;
            }
        }

        foreach (var text in vulnerability.References)
        {
            if (this.In(text) is { } reference)
            {
                return reference;
            }
        }

        return null;
    }

    // A longer id may hold it, as in "CVE-2021-44228 (Log4Shell)"; CVE-2021-44228 does not hold CVE-2021-4422.
    private string? In(string text)
    {
        var lookup = this.ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var at = 0;
        while (text.AsSpan(at).IndexOfAny(this.values) is >= 0 and var next)
        {
            at += next;
            foreach (var length in this.lengths)
            {
                if (Ends(text, at - 1) && at + length <= text.Length && Ends(text, at + length) && lookup.TryGetValue(text.AsSpan(at, length), out var id))
                {
                    return id;
                }
            }

            at++;
        }

        return null;
    }

    private static bool Ends(string text, int at) => at < 0 || at >= text.Length || !char.IsAsciiLetterOrDigit(text[at]);
}
