namespace TcssGate.Tcss.Api;

/// <summary>Writes how far two clocks are apart.</summary>
internal static class ClockDifference
{
    /// <summary>The two largest units, without a sign: <c>1 h 0 min</c>, <c>5 min 1 s</c>, <c>59 s</c>.</summary>
    public static string Describe(TimeSpan difference)
    {
        var span = difference.Duration();
        return span.TotalDays >= 1 ? $"{span.Days} d {span.Hours} h"
            : span.TotalHours >= 1 ? $"{span.Hours} h {span.Minutes} min"
            : span.TotalMinutes >= 1 ? $"{span.Minutes} min {span.Seconds} s"
            : $"{span.Seconds} s";
    }
}
