using System.Text.Json;

namespace TcssGate.Tcss.Tests.Api;

/// <summary>The published requests and responses of the API.</summary>
internal static class WireSample
{
    /// <summary>What stands inside <c>Response</c> in a published answer.</summary>
    public static string Response(string action, string which = "response")
    {
        using var document = Read(action);
        return document.RootElement.GetProperty(which).GetProperty("Response").GetRawText();
    }

    /// <summary>Any part of a sample.</summary>
    public static string Part(string action, string which)
    {
        using var document = Read(action);
        return document.RootElement.GetProperty(which).GetRawText();
    }

    private static JsonDocument Read(string action) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Api", "Wire", $"{action}.json")));
}
