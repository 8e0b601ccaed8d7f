using TcssGate.Core.Evaluation;
using TcssGate.Reports.Gitlab;
using TcssGate.Reports.Html;
using TcssGate.Reports.Json;
using TcssGate.Reports.JUnit;
using TcssGate.Reports.Markdown;
using TcssGate.Reports.Sarif;
using TcssGate.Reports.Text;

namespace TcssGate.Reports;

/// <summary>What a report's format leaves open.</summary>
/// <param name="Color">Whether the text report is coloured; no other format ever is.</param>
public sealed record ReportOptions(bool Color = false)
{
    /// <summary>Where in the repository platforms show what was found; <see langword="null"/>: at a path named after the image's repository.</summary>
    public SourceFile? File { get; init; }

    /// <summary>What the image is called on the default branch, for GitLab to know its vulnerabilities again; <see langword="null"/>: not told.</summary>
    public string? DefaultBranchImage { get; init; }
}

/// <summary>Writes a result in one of the formats.</summary>
public static class ReportWriter
{
    /// <summary>Writes <paramref name="result"/>: the same result gives the same bytes, UTF-8 without a byte order mark, lines ended by LF.</summary>
    /// <param name="format">The format.</param>
    /// <param name="result">The result; all its text is taken as hostile.</param>
    /// <param name="stream">Where to; stays open, and is only ever appended to.</param>
    /// <param name="options">What the format leaves open; <see langword="null"/>: without colour, without a file.</param>
    public static void Write(ReportFormat format, GateResult result, Stream stream, ReportOptions? options = null)
    {
        switch (format)
        {
            case ReportFormat.Text:
                TextReport.Write(result, stream, options?.Color ?? false);
                break;
            case ReportFormat.Json:
                JsonReport.Write(result, stream);
                break;
            case ReportFormat.Sarif:
                SarifReport.Write(result, stream, SarifLimits.GitHub, options?.File);
                break;
            case ReportFormat.JUnit:
                JUnitReport.Write(result, stream);
                break;
            case ReportFormat.GitlabContainerScanning:
                ContainerScanningReport.Write(result, stream, options?.DefaultBranchImage);
                break;
            case ReportFormat.GitlabCodeQuality:
                CodeQualityReport.Write(result, stream, options?.File);
                break;
            case ReportFormat.Html:
                HtmlReport.Write(result, stream);
                break;
            case ReportFormat.Markdown:
                MarkdownReport.Write(result, stream, MarkdownReport.Limit);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }
    }
}
