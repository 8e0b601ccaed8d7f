using System.Globalization;
using System.Text.Json;
using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Gitlab;

/// <summary>GitLab's container scanning report, 15.2.1: the vulnerabilities of all images, written a piece at a time.</summary>
internal sealed class ContainerScanningReport
{
    private const string SchemaVersion = "15.2.1";
    private const string Schema =
        $"https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v{SchemaVersion}/dist/container-scanning-report-format.json";

    private const int FlushAfter = 64 * 1024;
    private const int OsLength = 255;

    private readonly Utf8JsonWriter json;
    private readonly string? defaultBranchImage;

    private ContainerScanningReport(Utf8JsonWriter json, string? defaultBranchImage)
    {
        this.json = json;
        this.defaultBranchImage = defaultBranchImage;
    }

    /// <summary>Writes the report.</summary>
    /// <param name="result">The result.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="defaultBranchImage">What the image is called on the default branch; <see langword="null"/>: as it is here.</param>
    public static void Write(GateResult result, Stream stream, string? defaultBranchImage)
    {
        using (var json = new Utf8JsonWriter(stream, JsonText.Options))
        {
            new ContainerScanningReport(json, defaultBranchImage).Write(result);
        }

        stream.WriteByte((byte)'\n');
    }

    private void Write(GateResult result)
    {
        this.json.WriteStartObject();
        this.json.WriteString("version", SchemaVersion);
        this.json.WriteString("schema", Schema);
        this.WriteScan(result);
        this.json.WriteStartArray("vulnerabilities");

        // An image that was judged twice, by two jobs, has each of its vulnerabilities once.
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var image in result.Images)
        {
            foreach (var vulnerability in ContainerVulnerability.Of(image).Where(vulnerability => written.Add(vulnerability.Id)))
            {
                this.Write(vulnerability, image);
                if (this.json.BytesPending >= FlushAfter)
                {
                    this.json.Flush();
                }
            }
        }

        this.json.WriteEndArray();
        this.json.WriteEndObject();
    }

    private void WriteScan(GateResult result)
    {
        this.json.WriteStartObject("scan");
        this.json.WriteString("type", "container_scanning");
        this.json.WriteString("status", result.Images.All(ContainerScanMessages.IsDecided) ? "success" : "failure");
        this.json.WriteString("start_time", Moment(result.StartedAt));
        this.json.WriteString("end_time", Moment(result.FinishedAt));

        // A scanner of its own: a report from the stand-in cloud can then never mend what a real one found.
        var suffix = result.Emulated ? " (emulated)" : "";
        this.WriteTool("analyzer", $"{Phrases.Tool}{suffix}", result);
        this.WriteTool("scanner", $"{Phrases.Tool}{suffix}", result);
        this.json.WriteStartArray("messages");
        foreach (var (level, text) in ContainerScanMessages.Of(result))
        {
            this.json.WriteStartObject();
            this.json.WriteString("level", level);
            this.json.WriteString("value", text);
            this.json.WriteEndObject();
        }

        this.json.WriteEndArray();
        this.json.WriteEndObject();
    }

    private void WriteTool(string property, string name, GateResult result)
    {
        var version = PlainText.Clean(result.Version, 100);
        this.json.WriteStartObject(property);
        this.json.WriteString("id", result.Emulated ? $"{Phrases.Tool}-emulated" : Phrases.Tool);
        this.json.WriteString("name", name);
        this.json.WriteString("version", version.Length == 0 ? "0" : version);
        this.json.WriteStartObject("vendor");
        this.json.WriteString("name", "Tencent Cloud TCSS");
        this.json.WriteEndObject();
        this.json.WriteEndObject();
    }

    private void Write(ContainerVulnerability vulnerability, ImageResult image)
    {
        this.json.WriteStartObject();
        this.json.WriteString("id", vulnerability.Id);
        this.json.WriteString("name", vulnerability.Name);
        this.WriteUnlessEmpty("description", vulnerability.Description);
        this.json.WriteString("severity", vulnerability.Severity);
        this.WriteUnlessEmpty("solution", vulnerability.Solution);
        this.WriteIdentifier(vulnerability.Identifier);
        this.json.WriteStartArray("links");
        foreach (var link in vulnerability.Links)
        {
            this.json.WriteStartObject();
            this.json.WriteString("url", link);
            this.json.WriteEndObject();
        }

        this.json.WriteEndArray();
        this.WriteVector(vulnerability.CvssVector);
        this.WriteLocation(vulnerability, image);
        this.json.WriteEndObject();
    }

    private void WriteIdentifier((string Type, string Value, string? Url) identifier)
    {
        this.json.WriteStartArray("identifiers");
        this.json.WriteStartObject();
        this.json.WriteString("type", identifier.Type);
        this.json.WriteString("name", identifier.Value);
        this.json.WriteString("value", identifier.Value);
        this.WriteUnlessEmpty("url", identifier.Url ?? "");
        this.json.WriteEndObject();
        this.json.WriteEndArray();
    }

    private void WriteVector(string? vector)
    {
        if (vector is not null)
        {
            this.json.WriteStartArray("cvss_vectors");
            this.json.WriteStartObject();
            this.json.WriteString("vendor", "Tencent Cloud");
            this.json.WriteString("vector", vector);
            this.json.WriteEndObject();
            this.json.WriteEndArray();
        }
    }

    private void WriteLocation(ContainerVulnerability vulnerability, ImageResult image)
    {
        var os = PlainText.Clean(image.Scan?.Os, OsLength);
        this.json.WriteStartObject("location");
        this.json.WriteStartObject("dependency");
        this.json.WriteStartObject("package");
        this.json.WriteString("name", vulnerability.Dependency.Package);
        this.json.WriteEndObject();
        this.json.WriteString("version", vulnerability.Dependency.Version);
        this.json.WriteEndObject();
        this.json.WriteString("operating_system", os.Length == 0 ? "unknown" : os);
        this.json.WriteString("image", ImageName.Of(image));
        this.WriteUnlessEmpty("default_branch_image", this.defaultBranchImage ?? "");
        this.json.WriteEndObject();
    }

    private void WriteUnlessEmpty(string name, string text)
    {
        if (text.Length > 0)
        {
            this.json.WriteString(name, text);
        }
    }

    // UTC, and without the Z, which the schema refuses.
    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
