using System.Globalization;
using TcssGate.Cli.Files;
using TcssGate.Reports;
using TcssGate.Reports.Plan;

namespace TcssGate.Cli.Commands;

/// <summary>What <c>plan</c> was called with, as text.</summary>
/// <param name="Gate">What <c>apply</c> would be called with.</param>
/// <param name="Out">Where the plan is saved; <see langword="null"/>: nowhere.</param>
/// <param name="At">The day that waivers are held against; <see langword="null"/>: today.</param>
internal sealed record PlanArguments(GateArguments Gate, string? Out, string? At)
{
    /// <summary>Every report; the saved plan is the JSON report in a file, one format whichever way it was asked for.</summary>
    public IReadOnlyList<ReportTarget> ReadTargets() => ReportTarget.Read(
        this.Out switch
        {
            null => this.Gate.Outputs,
            "" or "-" => throw new UserError("error: --out names no file; for standard output write --output json"),
            _ => [.. this.Gate.Outputs, $"{ReportFormat.Json.Name()}={this.Out}"],
        },
        PlanWriter.Formats,
        "plan");

    /// <summary>Reads <see cref="At"/>; <see langword="null"/> when it was not given.</summary>
    /// <param name="today">Today (UTC); no earlier day is told, since nobody knows what state an image had then.</param>
    public DateOnly? ReadDay(DateOnly today)
    {
        if (this.At is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(this.At, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw new UserError($"error: --at is \"{this.At}\", which is no date; write year-month-day, as in 2027-03-31");
        }

        return day < today ? throw new UserError($"error: --at is {this.At}, which has passed; name today ({today:yyyy-MM-dd}) or a day to come")
            : this.Out is not null ? throw new UserError("error: --at and --out exclude each other; a saved plan is for today, so leave one out")
            : day;
    }
}
