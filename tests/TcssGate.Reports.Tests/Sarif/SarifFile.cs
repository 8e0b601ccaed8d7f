using System.Text.Json;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Sarif;

namespace TcssGate.Reports.Tests.Sarif;

/// <summary>Reads what the tests of SARIF ask for.</summary>
internal sealed class SarifFile(JsonElement root)
{
    public IReadOnlyList<JsonElement> Runs => [.. root.GetProperty("runs").EnumerateArray()];

    public IReadOnlyList<JsonElement> Results => [.. this.Runs.SelectMany(run => run.GetProperty("results").EnumerateArray())];

    public IReadOnlyList<JsonElement> Rules =>
        [.. this.Runs.SelectMany(run => run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray())];

    public IReadOnlyList<string> Notes => [.. this.Runs
        .SelectMany(run => run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray())
        .Select(note => Text(note.GetProperty("message"), "text"))];

    public IReadOnlyList<string> Categories => [.. this.Runs.Select(run => Text(run.GetProperty("automationDetails"), "id"))];

    public IReadOnlyList<string> RuleIds => [.. this.Results.Select(result => Text(result, "ruleId"))];

    public IReadOnlyList<string> Fingerprints =>
        [.. this.Results.Select(result => Text(result.GetProperty("partialFingerprints"), "primaryLocationLineHash"))];

    public IReadOnlyList<string> Uris => [.. this.Results.Select(result => Text(
        result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation"), "uri"))];

    public IReadOnlyList<string> Regions => [.. this.Results.Select(result => JsonSerializer.Serialize(
        result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region"), JsonSerializerOptions.Default))];

    public static SarifFile Of(params ImageResult[] images) => Of(Samples.SampleResults.Of(images));

    public static SarifFile Of(GateResult result, SarifLimits? limits = null, SourceFile? file = null) =>
        new(JsonDocument.Parse(Bytes(result, limits, file)).RootElement);

    public static byte[] Bytes(GateResult result, SarifLimits? limits = null, SourceFile? file = null)
    {
        using var stream = new MemoryStream();
        SarifReport.Write(result, stream, limits ?? SarifLimits.GitHub, file);
        return stream.ToArray();
    }

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
