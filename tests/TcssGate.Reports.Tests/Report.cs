using System.Text;
using System.Text.Json;
using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Tests;

/// <summary>Writes reports into memory.</summary>
internal static class Report
{
    public static byte[] Bytes(ReportFormat format, GateResult result, bool color = false)
    {
        using var stream = new MemoryStream();
        ReportWriter.Write(format, result, stream, new ReportOptions(color));
        return stream.ToArray();
    }

    public static string Of(ReportFormat format, GateResult result, bool color = false) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(format, result, color));

    public static JsonElement Json(ReportFormat format, GateResult result) => JsonDocument.Parse(Bytes(format, result)).RootElement;

    /// <summary>The name of a sample's file: <c>violated.junit.xml</c>.</summary>
    public static string FileName(string sample, ReportFormat format) => sample + format switch
    {
        ReportFormat.Text => ".txt",
        ReportFormat.JUnit => ".junit.xml",
        ReportFormat.Markdown => ".md",
        _ => "." + format.Name(),
    };

    /// <summary>Where the golden files are.</summary>
    public static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TcssGate.Reports.Tests.csproj")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside of their project's folder");
    }
}
