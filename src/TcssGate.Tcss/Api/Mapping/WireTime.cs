using System.Globalization;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Reads the ways in which the API writes times.</summary>
internal static class WireTime
{
    // Anything as old is a zero of some kind (0001, 1900, 1970), not a time.
    private const int OldestYear = 1971;
    private const int LongestFraction = 7;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly string[] WithZone =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFF K"];

    private static readonly string[] WithoutZone =
        ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd"];

    /// <summary>The time; <see langword="null"/> when it is missing, unreadable, or one of the zeros that stand for unknown.</summary>
    /// <remarks>A time without a zone is China's. <c>+0800</c> is taken as <c>+08:00</c>, and <c>+0000 UTC</c> as Go prints it.</remarks>
    public static DateTimeOffset? Read(string? text)
    {
        var plain = WithShortFraction(WithColon((text ?? "").Trim()));
        DateTimeOffset? time =
            HasZone(plain) && DateTimeOffset.TryParseExact(plain, WithZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var zoned)
                ? zoned
                : DateTime.TryParseExact(plain, WithoutZone, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
                    ? InChina(local)
                    : null;
        return time?.Year >= OldestYear ? time : null;
    }

    // The first hours of year 1 are no time in Greenwich, and no time of a scan either.
    private static DateTimeOffset? InChina(DateTime local) => local.Year >= OldestYear ? new DateTimeOffset(local, China) : null;

    private static bool HasZone(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');

    private static string WithColon(string text)
    {
        var named = text.EndsWith(" UTC", StringComparison.Ordinal) ? text[..^4] : text;
        return named.Length > 5 && named[^5] is '+' or '-' && named[^4..].All(char.IsAsciiDigit) && named.Contains(':')
            ? $"{named[..^2]}:{named[^2..]}"
            : named;
    }

    // Go prints billionths of a second; .NET reads ten-millionths.
    private static string WithShortFraction(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        if (point < 0)
        {
            return text;
        }

        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - point - 1 <= LongestFraction ? text : text.Remove(point + 1 + LongestFraction, end - point - 1 - LongestFraction);
    }
}
