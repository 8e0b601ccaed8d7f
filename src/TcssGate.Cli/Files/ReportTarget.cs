using TcssGate.Core.Documents;
using TcssGate.Reports;

namespace TcssGate.Cli.Files;

/// <summary>A report, and where it goes.</summary>
/// <param name="Format">The format.</param>
/// <param name="Path">The file; <see langword="null"/> for standard output.</param>
internal sealed record ReportTarget(ReportFormat Format, string? Path)
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    /// <summary>Whether nobody asked for it: the text report that standard output gets when nothing else takes it.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Reads <c>FORMAT[=PATH]</c> options, all mistakes at once; the text report takes standard output when nothing else does.</summary>
    /// <exception cref="UserError">A format is unknown, or two reports want the same place.</exception>
    public static IReadOnlyList<ReportTarget> Read(IReadOnlyList<string> options)
    {
        var errors = new List<string>();
        var targets = options.Select(option => Parse(option, errors)).OfType<ReportTarget>().ToList();
        foreach (var same in targets.GroupBy(PlaceOf, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            var formats = string.Join(" and ", same.Select(target => target.Format.Name()));
            errors.Add(same.Key.Length == 0
                ? $"error: --output: {formats} both want standard output; give all but one a file, as in {same.Last().Format.Name()}=FILE"
                : $"error: --output: {formats} both want {Names(same)}; give each a file of its own");
        }

        return errors.Count > 0 ? throw new UserError(errors)
            : targets.Any(target => target.Path is null) ? targets
            : [new ReportTarget(ReportFormat.Text, null) { IsDefault = true }, .. targets];
    }

    /// <summary>Reads the options of a command that does not write every format.</summary>
    /// <param name="options">The options.</param>
    /// <param name="writes">The formats that it writes.</param>
    /// <param name="what">What it writes, for messages, as in <c>plan</c>.</param>
    /// <exception cref="UserError">A format is unknown or not written, or two reports want the same place.</exception>
    public static IReadOnlyList<ReportTarget> Read(IReadOnlyList<string> options, IReadOnlyList<ReportFormat> writes, string what)
    {
        var targets = Read(options);
        var refused = targets.Where(target => !writes.Contains(target.Format)).Select(target => target.Format.Name()).ToList();
        return refused.Count == 0 ? targets : throw new UserError(
            [.. refused.Select(name => $"error: --output: a {what} is not written as {name}; valid: {string.Join(", ", writes.Select(format => format.Name()))}")]);
    }

    private static ReportTarget? Parse(string option, List<string> errors)
    {
        if (HoldsSeveral(option))
        {
            errors.Add($"error: --output: \"{option}\" holds several reports; give each an --output of its own, or in TCSS_GATE_OUTPUT and the action's outputs a line of its own");
            return null;
        }

        var equals = option.IndexOf('=', StringComparison.Ordinal);
        var (name, path) = equals < 0 ? (option, null) : (option[..equals], option[(equals + 1)..]);
        if (!ReportFormats.TryParse(name, out var format))
        {
            errors.Add($"error: --output: unknown format \"{name}\" ({Suggestion.For(name, ReportFormats.Names)})");
            return null;
        }

        if (path is "")
        {
            errors.Add($"error: --output: \"{option}\" names no file; write {name}=FILE, or {name} for standard output");
            return null;
        }

        return new ReportTarget(format, path is not null && RealPath.IsStandardOutput(path) ? null : path);
    }

    // A list with commas, or lines that YAML folded into one. Taken for one path, every report but the first would be missing.
    private static bool HoldsSeveral(string option) => option.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Any(part => part.IndexOf('=', StringComparison.Ordinal) is var equals && (equals < 0 ? ReportFormats.TryParse(part, out _) : IsWord(part[..equals])));

    // A mistyped format, too.
    private static bool IsWord(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetter(character) || character == '-');

    // Several only where links make them one file; ./a and a need no explanation.
    private static string Names(IEnumerable<ReportTarget> same) =>
        string.Join(", which is ", same.Select(target => target.Path!).DistinctBy(System.IO.Path.GetFullPath, StringComparer.Ordinal));

    // By whatever names, links among them; "" is standard output.
    private static string PlaceOf(ReportTarget target)
    {
        try
        {
            return target.Path is { } path ? RealPath.Of(path) : "";
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return target.Path!; // what is wrong with it is said where it is written
        }
    }
}
