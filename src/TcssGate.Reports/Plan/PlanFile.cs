using System.Text.Json;
using TcssGate.Core.Planning;

namespace TcssGate.Reports.Plan;

/// <summary>What came of reading a saved plan.</summary>
public abstract record PlanReading
{
    private PlanReading()
    {
    }

    /// <summary>The plan.</summary>
    /// <param name="Plan">The plan, as it was saved.</param>
    public sealed record Whole(GatePlan Plan) : PlanReading;

    /// <summary>It is no plan, or not one to rely on.</summary>
    /// <param name="Why">What is wrong, and what to do; may quote the file.</param>
    public sealed record Refused(string Why) : PlanReading;
}

/// <summary>Reads a saved plan, and refuses what is not exactly one: half a plan would be half a gate.</summary>
public static class PlanFile
{
    /// <summary>Whether a text says of itself that it is a plan, of whatever version.</summary>
    public static bool IsPlan(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return SaysPlan(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads the text of a plan.</summary>
    public static PlanReading Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Refusal(document.RootElement) is { } why
                ? new PlanReading.Refused(why)
                : new PlanReading.Whole(PlanFromSaved.Of(document.RootElement.Deserialize(PlanJson.Default.SavedPlan)!));
        }
        catch (JsonException problem)
        {
            // The serializer's own words name types; the path and place are what helps.
            var place = problem.LineNumber is { } line ? $" (line {line + 1})" : problem.Path is { Length: > 1 } path ? $" (at {path})" : "";
            return new PlanReading.Refused($"it is cut off or damaged{place}; plan again");
        }
        catch (NotSupportedException)
        {
            // What the serializer says of an image without its source.
            return new PlanReading.Refused("it does not say where an image is; it was changed by hand or is damaged, so plan again");
        }
        catch (PlanFormatException problem)
        {
            return new PlanReading.Refused($"{problem.Message}; it was changed by hand or is damaged, so plan again");
        }
    }

    private static string? Refusal(JsonElement root) =>
        !SaysPlan(root)
            ? IsResult(root) ? "it is a saved result, not a plan; a plan comes from tcss-gate plan --out FILE" : "it is no plan of tcss-gate"
        : !root.TryGetProperty("formatVersion", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number)
            ? "it does not say which version of the format it has"
        : number != SavedPlan.CurrentVersion
            ? $"it has version {number} of the format, and this program reads version {SavedPlan.CurrentVersion}; plan again with this program"
        : null;

    private static bool SaysPlan(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals(SavedPlan.PlanKind);

    private static bool IsResult(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && !root.TryGetProperty("kind", out _) && root.TryGetProperty("formatVersion", out _) && root.TryGetProperty("images", out _);
}

/// <summary>A plan is JSON of the right shape, but says what no plan says.</summary>
/// <param name="message">What.</param>
internal sealed class PlanFormatException(string message) : Exception(message);
