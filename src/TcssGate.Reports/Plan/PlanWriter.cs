using TcssGate.Core.Planning;

namespace TcssGate.Reports.Plan;

/// <summary>Writes a plan: for people, or as the file that <c>apply</c> takes.</summary>
public static class PlanWriter
{
    /// <summary>The formats that a plan can be written in; the others are about results.</summary>
    public static IReadOnlyList<ReportFormat> Formats { get; } = [ReportFormat.Text, ReportFormat.Json];

    /// <summary>Writes <paramref name="plan"/>: the same plan gives the same bytes, UTF-8 without a byte order mark, lines ended by LF.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="plan">The plan; all its text is taken as hostile.</param>
    /// <param name="stream">Where to; stays open, and is only ever appended to.</param>
    /// <param name="options">How it looks; <see langword="null"/>: without colour.</param>
    public static void Write(ReportFormat format, GatePlan plan, Stream stream, ReportOptions? options = null)
    {
        switch (format)
        {
            case ReportFormat.Text:
                PlanText.Write(plan, stream, options?.Color ?? false);
                break;
            case ReportFormat.Json:
                PlanToSaved.Write(plan, stream);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "a plan is written as text or json");
        }
    }
}
