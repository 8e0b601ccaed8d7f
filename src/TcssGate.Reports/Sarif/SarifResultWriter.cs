using System.Text.Json;

namespace TcssGate.Reports.Sarif;

/// <summary>Writes a result as JSON.</summary>
internal static class SarifResultWriter
{
    /// <summary>Writes the result.</summary>
    public static void Write(SarifResult result, int ruleIndex, SourceFile file, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", result.RuleId);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", result.Level);
        SarifRuleWriter.WriteText("message", result.Message, json);
        json.WriteStartArray("locations");
        WriteLocation(file, json);
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", result.Fingerprint);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // An image has no lines; code scanning wants a whole region all the same. All of the file: the service does not say which line made it so.
    private static void WriteLocation(SourceFile file, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", file.Uri);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", 1);
        json.WriteNumber("startColumn", 1);
        json.WriteNumber("endLine", file.EndLine);
        json.WriteNumber("endColumn", file.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
