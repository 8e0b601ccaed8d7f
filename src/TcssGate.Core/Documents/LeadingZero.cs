using System.Globalization;

namespace TcssGate.Core.Documents;

/// <summary>Recognizes numbers with a leading zero: <c>010</c> is 8 in YAML 1.1 and 10 in YAML 1.2, so nobody can rely on such a limit.</summary>
internal static class LeadingZero
{
    /// <summary>How the two versions of YAML read a number, and what to write instead; <see langword="null"/> when it has no leading zero.</summary>
    /// <param name="number">A decimal number, with or without a sign and a point.</param>
    public static (string Problem, string Remedy)? ReadingsOf(string number)
    {
        var sign = number.StartsWith('-') ? "-" : "";
        var digits = number.AsSpan().TrimStart("+-").ToString();
        if (digits.Length < 2 || digits[0] != '0' || !char.IsAsciiDigit(digits[1]))
        {
            return null;
        }

        var plain = digits.TrimStart('0') is { Length: > 0 } rest ? (char.IsAsciiDigit(rest[0]) ? rest : $"0{rest}") : "0";
        var octal = OctalValueOf(digits);
        var problem = octal is null || octal == plain
            ? "a number with a leading zero"
            : $"which is {sign}{octal} in YAML 1.1 and {sign}{plain} in YAML 1.2";
        var remedy = octal is null || octal == plain ? $"write {sign}{plain}" : $"write {sign}{plain} or {sign}{octal}";
        return (problem, remedy);
    }

    // 20 octal digits are 60 bits.
    private static string? OctalValueOf(string digits)
    {
        var significant = digits.AsSpan().TrimStart('0');
        if (significant.Length > 20 || significant.IndexOfAnyExceptInRange('0', '7') >= 0)
        {
            return null;
        }

        var value = 0L;
        foreach (var digit in significant)
        {
            value = (value * 8) + (digit - '0');
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }
}
