namespace TcssGate.Core.Documents;

/// <summary>Finds what was probably meant by a word that is none of the valid ones.</summary>
public static class Suggestion
{
    /// <summary><c>did you mean "critical"?</c> when one is near, else the list of the valid words.</summary>
    public static string For(string word, IReadOnlyList<string> valid) =>
        Nearest(word, valid) is { } near ? $"did you mean \"{near}\"?" : $"valid: {string.Join(", ", valid)}";

    private static string? Nearest(string word, IReadOnlyList<string> valid)
    {
        var (best, distance) = (default(string), Math.Max(1, word.Length / 3) + 1);
        foreach (var candidate in valid)
        {
            var found = string.Equals(word, candidate, StringComparison.OrdinalIgnoreCase) ? 0
                : word.Length >= 3 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 1
                : Distance(word, candidate);
            if (found < distance)
            {
                (best, distance) = (candidate, found);
            }
        }

        return best;
    }

    // Optimal string alignment: a typed word differs by a letter more, less, other, or by two swapped.
    private static int Distance(string from, string to)
    {
        if (Math.Abs(from.Length - to.Length) > 8 || from.Length > 64)
        {
            return int.MaxValue;
        }

        var steps = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                steps[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(
                        Math.Min(steps[i - 1, j] + 1, steps[i, j - 1] + 1),
                        steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[from.Length, to.Length];
    }
}
