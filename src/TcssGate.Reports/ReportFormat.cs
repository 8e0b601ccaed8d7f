using System.Diagnostics.CodeAnalysis;

namespace TcssGate.Reports;

/// <summary>A format that a result can be written in.</summary>
public enum ReportFormat
{
    /// <summary>For people, at a terminal.</summary>
    Text,

    /// <summary>The saved result: everything, versioned.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>JUnit XML, for CI servers.</summary>
    JUnit,

    /// <summary>The container scanning report of GitLab, 15.2.1: vulnerabilities.</summary>
    GitlabContainerScanning,

    /// <summary>The code quality report of GitLab: violated rules, and the findings that its container scanning has no place for.</summary>
    GitlabCodeQuality,

    /// <summary>HTML: one self-contained page, for people who were not there.</summary>
    Html,

    /// <summary>Markdown, for step summaries and comments.</summary>
    Markdown,
}

/// <summary>The names of the formats.</summary>
public static class ReportFormats
{
    /// <summary>Every format, in the order in which help lists them.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } =
        [
            ReportFormat.Text, ReportFormat.Json, ReportFormat.Sarif, ReportFormat.JUnit, ReportFormat.GitlabContainerScanning,
            ReportFormat.GitlabCodeQuality, ReportFormat.Html, ReportFormat.Markdown,
        ];

    /// <summary>Every name, in the same order: for help, and for finding the one that was probably meant.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(Name)];

    /// <summary>The name in options: <c>text</c>, <c>json</c> and their kin.</summary>
    public static string Name(this ReportFormat format) => format switch
    {
        ReportFormat.Text => "text",
        ReportFormat.Json => "json",
        ReportFormat.Sarif => "sarif",
        ReportFormat.JUnit => "junit",
        ReportFormat.GitlabContainerScanning => "gitlab-container-scanning",
        ReportFormat.GitlabCodeQuality => "gitlab-codequality",
        ReportFormat.Html => "html",
        ReportFormat.Markdown => "markdown",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>Whether a format tells every finding, whether or not a rule is about it: a run then reads all lists.</summary>
    public static bool NeedsEveryFinding(this ReportFormat format) => format is not (ReportFormat.Text or ReportFormat.JUnit);

    /// <summary>Reads a name, as it is written in <see cref="Names"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out ReportFormat format)
    {
        foreach (var candidate in All)
        {
            if (candidate.Name() == name)
            {
                format = candidate;
                return true;
            }
        }

        format = default;
        return false;
    }
}
