using System.Security.Cryptography;
using System.Text;

namespace TcssGate.Reports.Html;

/// <summary>The style sheet and the script that every page carries, and the policy that lets the browser run these and nothing else.</summary>
internal static class PageAssets
{
    /// <summary>The style sheet.</summary>
    public static string Style { get; } = Read("report.css");

    /// <summary>The script.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>The content security policy: no request to anywhere, no style or script but the two whose hashes it names.</summary>
    public static string SecurityPolicy { get; } = string.Join("; ",
        "default-src 'none'",
        $"style-src {Hash(Style)}",
        $"script-src {Hash(Script)}",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");

    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // The same bytes wherever it was built, and a browser hashes the content with LF.
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
