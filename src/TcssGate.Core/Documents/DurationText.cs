namespace TcssGate.Core.Documents;

/// <summary>Durations as people write them: <c>90s</c>, <c>30m</c>, <c>24h</c>, <c>7d</c>, or several together, as in <c>1h30m</c>.</summary>
public static class DurationText
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>Reads a duration longer than nothing; else <paramref name="problem"/> says how to write one.</summary>
    public static TimeSpan? Parse(string text, out string problem)
    {
        problem = "write a number and d, h, m or s, as in 24h or 1h30m";
        var total = TimeSpan.Zero;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is <= 0 or > 9)
            {
                return null;
            }

            var number = int.Parse(rest[..digits]);
            rest = rest[digits..];
            var letters = rest.IndexOfAnyInRange('0', '9');
            var unit = letters < 0 ? rest.ToString() : rest[..letters].ToString();
            var length = Array.Find(Units, known => known.Unit == unit).Length;
            if (length == default)
            {
                problem = Meant(number, unit) ?? problem;
                return null;
            }

            // Divided, because the product may be more than a duration can hold.
            if (number > (Longest - total) / length)
            {
                problem = $"the longest is {Write(Longest)}";
                return null;
            }

            total += number * length;
            rest = rest[unit.Length..];
        }

        problem = total > TimeSpan.Zero ? "" : "it is longer than nothing, as in 24h or 1h30m";
        return total > TimeSpan.Zero ? total : null;
    }

    /// <summary>Writes a duration the way people say it, as in <c>1h30m</c>; days from the second on; fractions of a second are dropped.</summary>
    public static string Write(TimeSpan duration)
    {
        var text = "";
        foreach (var (unit, length) in Units)
        {
            var number = (long)(duration / length);
            if (unit != "ms" && number > (unit == "d" ? 1 : 0))
            {
                text += $"{number}{unit}";
                duration -= number * length;
            }
        }

        return text.Length == 0 ? "0s" : text;
    }

    private static string? Meant(int number, string unit)
    {
        var word = unit.Trim().ToLowerInvariant();
        var meant = word switch
        {
            "d" or "day" or "days" => "d",
            "h" or "hour" or "hours" or "hr" or "hrs" => "h",
            "m" or "min" or "mins" or "minute" or "minutes" => "m",
            "s" or "sec" or "secs" or "second" or "seconds" => "s",
            "w" or "week" or "weeks" => "d",
            _ => null,
        };
        return meant is null ? null : $"did you mean \"{(word.StartsWith('w') ? 7L * number : number)}{meant}\"?";
    }
}
