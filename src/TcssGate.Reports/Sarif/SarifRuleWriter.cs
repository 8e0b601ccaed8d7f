using System.Text.Json;

namespace TcssGate.Reports.Sarif;

/// <summary>Writes a rule (<c>reportingDescriptor</c>) as JSON.</summary>
internal static class SarifRuleWriter
{
    /// <summary>Writes the rule.</summary>
    public static void Write(SarifRule rule, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        WriteText("shortDescription", rule.Short, json);
        WriteText("fullDescription", rule.Full, json);
        json.WriteStartObject("help");
        json.WriteString("text", rule.Help);
        json.WriteString("markdown", rule.HelpMarkdown);
        json.WriteEndObject();
        json.WriteString("helpUri", rule.HelpUri);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", rule.Level);
        json.WriteEndObject();
        WriteProperties(rule, json);
        json.WriteEndObject();
    }

    /// <summary>Writes a text as SARIF has them: an object that holds it.</summary>
    public static void WriteText(string name, string text, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void WriteProperties(SarifRule rule, Utf8JsonWriter json)
    {
        json.WriteStartObject("properties");
        json.WriteString("security-severity", rule.SecuritySeverity);
        json.WriteString("precision", "very-high");
        json.WriteStartArray("tags");
        foreach (var tag in rule.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
