using System.Text.Json;
using TcssGate.Core.Documents;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Json.Reading;
using TcssGate.Reports.Plan;

namespace TcssGate.Reports.Json;

/// <summary>Reads a saved result: the inverse of the <c>json</c> report. What the writer cannot have written is refused, never mended.</summary>
public static class SavedResultReader
{
    /// <summary>A file that is larger is not read; 50,000 findings with long descriptions take about half of it.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    /// <summary>What to do about a file that is no saved result.</summary>
    private const string WriteOne = "a saved result is what \"--output json=FILE\" writes";

    /// <summary>Reads a result.</summary>
    /// <param name="file">The file, as the user named it; for messages.</param>
    /// <param name="utf8">What is in it.</param>
    /// <param name="diagnostics">What is wrong with it; empty when it was read.</param>
    /// <returns>The result; <see langword="null"/> when the file is refused.</returns>
    public static GateResult? Read(string file, ReadOnlyMemory<byte> utf8, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var document = new SavedDocument(file, utf8);
        diagnostics = document.Problems;
        using var json = document.Parse(MostBytes, WriteOne);
        if (json is null || SavedResultIn(json.RootElement, document) is not { } root)
        {
            return null;
        }

        var result = Result(root);
        return document.IsSound ? result : null;
    }

    private static SavedObject? SavedResultIn(JsonElement json, SavedDocument document)
    {
        var root = json.ValueKind == JsonValueKind.Object ? new SavedObject(document, json) : null;
        if (root is null || !root.Has("formatVersion"))
        {
            document.Refuse(json, DocumentCode.Missing, $"this is {Described(root, json)}, not a saved result: there is no \"formatVersion\"", WriteOne);
            return null;
        }

        if (root.Is("kind", SavedPlan.PlanKind))
        {
            document.Refuse(json, DocumentCode.UnknownValue, "this is a saved plan, not a saved result", "\"tcss-gate apply FILE\" carries it out; " + WriteOne);
            return null;
        }

        if (root.Required("formatVersion") is { } version && !IsCurrent(version.Element))
        {
            document.Refuse(
                version.Element,
                DocumentCode.UnknownVersion,
                $"the format version is {SavedDocument.Quoted(version.Element)}, and this program reads version {SavedResult.CurrentVersion}",
                "read it with the version of tcss-gate that wrote it, or run the gate again with this one");
        }

        return document.IsSound ? root : null;
    }

    private static bool IsCurrent(JsonElement version) =>
        version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == SavedResult.CurrentVersion;

    private static string Described(SavedObject? root, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when root!.Has("runs") && root.Has("version") => "a SARIF log",
        JsonValueKind.Object => "JSON of something else",
        JsonValueKind.Array => "a list",
        _ => "a single value",
    };

    private static GateResult Result(SavedObject root)
    {
        var tool = root.Object("tool");
        tool.MustBe("name", Phrases.Tool);
        var run = new RunTimes(root.Moment("startedAt"), root.Moment("finishedAt"));
        var result = new GateResult(
            tool.Text("version"),
            run.StartedAt,
            run.FinishedAt,
            root.Flag("emulated"),
            root.Text("endpoint"),
            [.. root.Objects("images", atLeastOne: true).Select(image => ImageFromSaved.Of(image, run))])
        {
            // Added within version 1 of the format, so an older file does not have it.
            Environment = root.Has("environment")
                ? [.. root.Objects("environment").Select(setting => new EnvironmentSetting(setting.Text("option"), setting.Text("variable")))]
                : [],
        };
        StoredVerdict.Check(root, result.Verdict, "images");
        return result;
    }
}
