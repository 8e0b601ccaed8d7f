using System.Buffers;
using System.Globalization;

namespace TcssGate.Core.Documents;

/// <summary>Sizes as people write them: <c>1GiB</c> is 1024³ bytes, <c>1GB</c> is 1000³; a point is allowed, as in <c>1.5GiB</c>.</summary>
public static class SizeText
{
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("TiB", 1L << 40), ("TB", 1_000_000_000_000), ("GiB", 1L << 30), ("GB", 1_000_000_000),
        ("MiB", 1L << 20), ("MB", 1_000_000), ("KiB", 1L << 10), ("KB", 1_000), ("kB", 1_000), ("B", 1),
    ];

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private const decimal Largest = 1024L * (1L << 40);

    /// <summary>Reads a size larger than nothing; else <paramref name="problem"/> says how to write one.</summary>
    /// <returns>The size in bytes; a fraction of a byte is dropped.</returns>
    public static long? Parse(string text, out string problem)
    {
        var letters = text.AsSpan().IndexOfAnyExcept(Digits);
        var (number, unit) = letters < 0 ? (text, "") : (text[..letters], text[letters..]);
        problem = Meant(number, unit);
        var bytes = Array.Find(Units, known => known.Unit == unit).Bytes;
        if (bytes == 0 || number.Length > 15 || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        var size = value * bytes;
        problem = size < 1 ? "it is larger than nothing, as in 500MiB" : size > Largest ? "the largest is 1024TiB" : "";
        return problem.Length == 0 ? (long)size : null;
    }

    /// <summary>Writes a size exactly, in the largest unit that it is a whole number of.</summary>
    public static string Write(long bytes)
    {
        var (unit, length) = Array.Find(Units, known => bytes % known.Bytes == 0);
        return $"{bytes / length}{unit}";
    }

    /// <summary>Writes a size for people, and to the byte: <c>71.4 MiB (74866818 bytes)</c>.</summary>
    public static string Describe(long bytes)
    {
        var (unit, length) = Array.Find(Units, known => known.Unit.EndsWith("iB", StringComparison.Ordinal) && bytes >= known.Bytes);
        return length == 0 ? $"{bytes} bytes" : string.Create(CultureInfo.InvariantCulture, $"{(decimal)bytes / length:0.0} {unit} ({bytes} bytes)");
    }

    private static string Meant(string number, string unit)
    {
        var letter = unit.Trim().ToUpperInvariant();
        return letter switch
        {
            _ when number.Length == 0 => "write a number and a unit, as in 1GiB or 500MB",
            "" => $"say of what: \"{number}MiB\", \"{number}GiB\", or \"{number}B\" for bytes",
            "T" or "G" or "M" or "K" => $"did you mean \"{number}{letter}iB\" (1024) or \"{number}{letter}B\" (1000)?",
            "TIB" or "GIB" or "MIB" or "KIB" => $"did you mean \"{number}{letter[0]}iB\"?",
            "TB" or "GB" or "MB" or "KB" or "B" => $"did you mean \"{number}{letter}\"?",
            _ => "write a number and a unit: KiB, MiB, GiB, TiB (1024), or KB, MB, GB, TB (1000)",
        };
    }
}
