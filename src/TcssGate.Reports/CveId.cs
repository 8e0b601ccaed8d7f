using System.Text.RegularExpressions;

namespace TcssGate.Reports;

/// <summary>Tells CVEs from the other ids that TCSS gives.</summary>
internal static partial class CveId
{
    /// <summary>Where the CVE is described; <see langword="null"/> when the id is none.</summary>
    public static string? PageOf(string id) => CvePattern().IsMatch(id) ? $"https://nvd.nist.gov/vuln/detail/{id}" : null;

    [GeneratedRegex(@"\ACVE-[0-9]{4}-[0-9]{4,12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CvePattern();
}
