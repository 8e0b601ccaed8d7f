using System.Security.Cryptography;
using System.Text;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;

namespace TcssGate.Reports;

/// <summary>
/// By what code scanning knows an alert again in the next run, and so keeps it dismissed or open.
/// The tag, the digest, the scan time and the order of findings are in none of them: each changes although the trouble is the same.
/// </summary>
internal static class Fingerprint
{
    // Past this, texts are told apart by number; a megabyte is not worth reading for it.
    private const int PartLength = 4096;

    /// <summary>Each finding of one image with its fingerprint, the worst first.</summary>
    public static IEnumerable<(Finding Finding, string Fingerprint)> OfAll(IEnumerable<Finding> findings, string category)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var finding in findings.Order(WorstFirst.Order))
        {
            // The same CVE in the same component twice (two versions of it, or two rows that say the same): distinguished by number, in an order that is always the same.
            var hash = Of(finding, category);
            seen[hash] = seen.GetValueOrDefault(hash) + 1;
            yield return (finding, $"{hash}:{seen[hash]}");
        }
    }

    /// <summary>The fingerprint of a rule that does not hold.</summary>
    public static string Of(RuleResult rule, string category) => Hash(
        "rule",
        category, // the image, whatever its tag: another image's alert is another alert
        rule.Policy, // two policies may ask the same thing, and each is answered
        rule.Id) + ":1"; // not what is desired or actual: an alert that gets worse is still the same

    /// <summary>The fingerprint of the sensitive information in an image, which the service only counts.</summary>
    public static string OfSensitiveInformation(string category) => Hash("sensitive-information", category) + ":1";

    /// <summary>A fingerprint in the form of a UUID, version 8: made by a hash of its own, so that the same input gives the same id.</summary>
    public static string Uuid(string fingerprint)
    {
        var hash = Hash("uuid", fingerprint);
        return $"{hash[..8]}-{hash[8..12]}-8{hash[13..16]}-a{hash[17..20]}-{hash[20..]}";
    }

    private static string Of(Finding finding, string category) => finding switch
    {
        Vulnerability found => Hash(
            "vulnerability",
            category, // the image, whatever its tag
            found.Id, // the CVE
            found.Component, // a CVE in another component is another alert
            found.Path), // and for each place of it; not its version: an update that does not mend it is no new alert
        Virus found => Hash(
            "virus",
            category,
            found.Id,
            found.Path), // the file; not its MD5, which a virus may change at will
        Risk found => Hash(
            "risk",
            category,
            found.Id,
            found.Behavior, // which of the behaviours of that type
            found.Instruction), // the instruction; not its line, which the service does not say
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, null),
    };

    // The parts are parted by what none of them can hold once cleaned, so that no two lists of parts make the same text.
    private static string Hash(params ReadOnlySpan<string> parts)
    {
        var clean = new string[parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            clean[index] = PlainText.Clean(parts[index], PartLength);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', clean)), digest);
        return Convert.ToHexStringLower(digest[..16]);
    }
}
