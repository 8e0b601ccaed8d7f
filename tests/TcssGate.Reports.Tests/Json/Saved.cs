using System.Text;
using System.Text.Json.Nodes;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Json;

namespace TcssGate.Reports.Tests.Json;

/// <summary>Saved results, and ways to spoil them.</summary>
internal static class Saved
{
    public static byte[] Bytes(GateResult result) => Report.Bytes(ReportFormat.Json, result);

    public static GateResult Read(byte[] bytes)
    {
        var result = SavedResultReader.Read("result.json", bytes, out var diagnostics);
        diagnostics.Should().BeEmpty();
        return result!;
    }

    /// <summary>What is said of a file that is refused, one problem a line.</summary>
    public static string Refusal(byte[] bytes)
    {
        SavedResultReader.Read("result.json", bytes, out var diagnostics).Should().BeNull();
        return string.Join('\n', diagnostics);
    }

    public static string Refusal(string text) => Refusal(Encoding.UTF8.GetBytes(text));

    /// <summary>What is said of a saved result after a change.</summary>
    public static string Refusal(GateResult result, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Bytes(result))!;
        change(json);
        return Refusal(json.ToJsonString());
    }
}
