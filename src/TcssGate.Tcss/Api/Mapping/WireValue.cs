using System.Globalization;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Reads single values of answers: what cannot be true is unknown.</summary>
internal static class WireValue
{
    private const double HighestCvss = 10;

    /// <summary>A count; a negative one is unknown.</summary>
    public static int? Count(int? value) => value >= 0 ? value : null;

    /// <summary>Per cent; anything outside 0 to 100 is unknown.</summary>
    public static int? Percent(int? value) => value is >= 0 and <= 100 ? value : null;

    /// <summary>An estimate of the time left; 0 and less mean that there is none.</summary>
    public static TimeSpan? Remaining(int? seconds) => seconds > 0 ? TimeSpan.FromSeconds(seconds.Value) : null;

    /// <summary>A text without blanks around it; <see langword="null"/> when that leaves nothing.</summary>
    public static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>The first of the texts that says anything; empty when none does.</summary>
    public static string FirstOf(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (Text(value) is { } text)
            {
                return text;
            }
        }

        return "";
    }

    /// <summary>A CVSS base score from 0 to 10, written with a point everywhere in the world; anything else is unknown.</summary>
    public static double? Cvss(string? value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= HighestCvss
            ? score
            : null;
}
