using System.Globalization;
using TcssGate.Core.Scans;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Reads single values of answers: what cannot be true is unknown.</summary>
internal static class WireValue
{
    private const double HighestCvss = 10;

    // What 32 bits are exact to, up to 10. Rounded to the one digit that scores have, 8.94 would pass a limit of 8.9.
    private const int SingleDigits = 5;

    /// <summary>A count; a negative one is unknown.</summary>
    public static int? Count(int? value) => value >= 0 ? value : null;

    /// <summary>Per cent; anything outside 0 to 100 is unknown.</summary>
    public static int? Percent(int? value) => value is >= 0 and <= 100 ? value : null;

    /// <summary>An estimate of the time left; 0 and less mean that there is none.</summary>
    public static TimeSpan? Remaining(int? seconds) => seconds > 0 ? TimeSpan.FromSeconds(seconds.Value) : null;

    /// <summary>A CVSS base score that went through 32 bits on its way, as in 8.100000381469727 for 8.1.</summary>
    public static double? SingleCvss(string? value) => Cvss(value) is { } score ? Math.Round(score, SingleDigits) : null;

    /// <summary>Counts by severity; unknown unless all four are known, since three of four would make a total that is too small.</summary>
    public static SeverityCounts? Severities(int? critical, int? high, int? medium, int? low) =>
        critical >= 0 && high >= 0 && medium >= 0 && low >= 0 ? new SeverityCounts(critical.Value, high.Value, medium.Value, low.Value) : null;

    /// <summary>A duration as the API takes it: whole seconds, at least one.</summary>
    public static int Seconds(TimeSpan duration) => (int)Math.Clamp(duration.TotalSeconds, 1, int.MaxValue);

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
