using System.Globalization;
using System.Text.Json;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Reports.Sarif;

/// <summary>Writes a log as JSON, a piece at a time, so that its size costs no memory.</summary>
internal sealed class SarifLogWriter
{
    private const int FlushAfter = 64 * 1024;

    private readonly Utf8JsonWriter json;
    private readonly GateResult result;

    private SarifLogWriter(Utf8JsonWriter json, GateResult result)
    {
        this.json = json;
        this.result = result;
    }

    /// <summary>Writes the whole file.</summary>
    public static void Write(SarifLog log, GateResult result, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, JsonText.Options))
        {
            new SarifLogWriter(json, result).Write(log);
        }

        stream.WriteByte((byte)'\n');
    }

    private void Write(SarifLog log)
    {
        this.json.WriteStartObject();
        this.json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        this.json.WriteString("version", "2.1.0");
        this.json.WriteStartArray("runs");
        for (var index = 0; index < log.Runs.Count; index++)
        {
            Write(log.Runs[index], index == 0 ? log.Notes : []);
        }

        this.json.WriteEndArray();
        this.json.WriteEndObject();
    }

    private void Write(SarifRun run, IReadOnlyList<string> notes)
    {
        this.json.WriteStartObject();
        var indexes = WriteTool(run);
        WriteInvocation(run, notes);
        this.json.WriteStartObject("automationDetails");
        this.json.WriteString("id", $"{Phrases.Tool}/{run.Category}/"); // what is before the last slash is the category in code scanning
        this.json.WriteEndObject();
        this.json.WriteString("columnKind", "utf16CodeUnits");
        WriteResults(run, indexes);
        WriteImages(run);
        this.json.WriteEndObject();
    }

    // Gives each rule's place among the rules, by its id.
    private Dictionary<string, int> WriteTool(SarifRun run)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        this.json.WriteStartObject("tool");
        this.json.WriteStartObject("driver");

        // A tool of its own: an upload from the stand-in cloud can then never close alerts about real images.
        this.json.WriteString("name", this.result.Emulated ? $"{Phrases.Tool} (emulated)" : Phrases.Tool);
        this.json.WriteString("version", PlainText.Clean(this.result.Version, SarifLimits.NameLength));
        this.json.WriteString("informationUri", SarifRule.Documentation);
        this.json.WriteStartArray("rules");
        foreach (var rule in run.Rules)
        {
            indexes.Add(rule.Id, indexes.Count);
            SarifRuleWriter.Write(rule, this.json);
            FlushNowAndThen();
        }

        this.json.WriteEndArray();
        this.json.WriteEndObject();
        this.json.WriteEndObject();
        return indexes;
    }

    private void WriteInvocation(SarifRun run, IReadOnlyList<string> notes)
    {
        this.json.WriteStartArray("invocations");
        this.json.WriteStartObject();
        this.json.WriteBoolean("executionSuccessful", true);
        this.json.WriteString("startTimeUtc", Moment(this.result.StartedAt));
        this.json.WriteString("endTimeUtc", Moment(this.result.FinishedAt));
        this.json.WriteStartArray("toolExecutionNotifications");
        foreach (var note in NotesOf(run).Concat(notes))
        {
            this.json.WriteStartObject();
            this.json.WriteString("level", "warning");
            SarifRuleWriter.WriteText("message", note, this.json);
            this.json.WriteEndObject();
        }

        this.json.WriteEndArray();
        this.json.WriteEndObject();
        this.json.WriteEndArray();
    }

    private IEnumerable<string> NotesOf(SarifRun run)
    {
        if (this.result.Emulated)
        {
            yield return $"{Phrases.Emulated}.";
        }

        if (Phrases.ByRow(this.result) is { } byRow)
        {
            yield return $"{byRow}.";
        }

        if (run.LeftOut > 0)
        {
            yield return $"{Phrases.Count(run.LeftOut, "result")} left out, the least severe of {run.ResultCount + run.LeftOut}: "
                + "the limits of code scanning leave no room for them. The json report has them all.";
        }

        foreach (var note in WaiverNotes.Of(run.Images))
        {
            yield return note;
        }
    }

    private void WriteResults(SarifRun run, Dictionary<string, int> indexes)
    {
        this.json.WriteStartArray("results");
        foreach (var item in run.Results)
        {
            SarifResultWriter.Write(item, indexes[item.RuleId], run.File, this.json);
            FlushNowAndThen();
        }

        this.json.WriteEndArray();
    }

    private void WriteImages(SarifRun run)
    {
        this.json.WriteStartObject("properties");
        this.json.WriteBoolean("emulated", this.result.Emulated);
        this.json.WriteStartArray("images");
        foreach (var image in run.Images)
        {
            this.json.WriteStartObject();
            this.json.WriteString("reference", PlainText.Clean(image.Reference.ToString(), SarifLimits.TextLength));
            this.json.WriteString(image.Image is NodeImage ? "imageId" : "digest", image.Image?.Identity?.ToString());
            this.json.WriteString("verdict", image.Verdict.Name);
            if (Json.SavedWords.Of(image.Scan?.RowUse ?? RowUse.None) is { } proof)
            {
                this.json.WriteString("provedBy", proof);
            }

            this.json.WriteString("governedBy", PlainText.Truncate(GovernanceText.Policies(image.Governance, image.Rules).Value, SarifLimits.TextLength));
            if (GovernanceText.Others(image.Governance) is { Length: > 0 } others)
            {
                this.json.WriteString("notGovernedBy", PlainText.Truncate(others, SarifLimits.TextLength));
            }

            this.json.WriteEndObject();
        }

        this.json.WriteEndArray();
        this.json.WriteEndObject();
    }

    private void FlushNowAndThen()
    {
        if (this.json.BytesPending >= FlushAfter)
        {
            this.json.Flush();
        }
    }

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
