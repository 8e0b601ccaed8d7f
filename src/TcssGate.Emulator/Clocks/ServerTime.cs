using System.Globalization;

namespace TcssGate.Emulator.Clocks;

/// <summary>Writes times the ways the service does, by its own clock.</summary>
/// <param name="skew">How far that clock is ahead of everybody else's.</param>
internal sealed class ServerTime(TimeSpan skew)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>What the service's clock shows at a moment.</summary>
    public DateTimeOffset Shows(DateTimeOffset moment) => moment + skew;

    /// <summary>As in <c>2022-01-14T21:03:19+08:00</c>; empty for never.</summary>
    public string Offset(DateTimeOffset? moment) => this.Write(moment, "yyyy-MM-ddTHH:mm:sszzz");

    /// <summary>As in <c>2006-01-02 15:04:05</c>, China time; empty for never.</summary>
    public string Plain(DateTimeOffset? moment) => this.Write(moment, "yyyy-MM-dd HH:mm:ss");

    /// <summary>As in <c>2021-01-29T06:10:12.021Z</c>; empty for never.</summary>
    public string Utc(DateTimeOffset? moment) =>
        moment is { } known ? this.Shows(known).ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) : "";

    private string Write(DateTimeOffset? moment, string format) =>
        moment is { } known ? this.Shows(known).ToOffset(China).ToString(format, CultureInfo.InvariantCulture) : "";
}
