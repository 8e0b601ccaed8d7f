using System.Security.Cryptography;
using System.Text;
using TcssGate.Core.Documents;

namespace TcssGate.Core.Planning;

/// <summary>One value of a policy and where it stands, as in <c>desired.vulnerabilities.high</c>.</summary>
/// <param name="Path">Its path; a waiver stands under its id, so that one more waiver moves no other.</param>
/// <param name="Value">Its text.</param>
public sealed record PolicySetting(string Path, string Value);

/// <summary>All that a policy says, so that a later reading can be compared with it: comments, order of keys and layout do not count.</summary>
/// <param name="Name">The policy's name.</param>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Settings">Every value, ordered by path.</param>
public sealed record PolicyContent(string Name, string File, IReadOnlyList<PolicySetting> Settings)
{
    /// <summary>The most differences that are named one by one.</summary>
    private const int MostNamed = 10;

    /// <summary>A SHA-256 over the content, as in <c>sha256:…</c>.</summary>
    public string Fingerprint
    {
        get
        {
            // Lengths first, so that no two contents write the same text.
            var text = string.Concat(this.Settings.Select(setting => $"{setting.Path.Length}:{setting.Path}{setting.Value.Length}:{setting.Value}"));
            return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>Reads the content of a policy that was read without errors.</summary>
    /// <param name="name">The policy's name.</param>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="ArgumentException">The text is no YAML.</exception>
    public static PolicyContent Of(string name, string file, string text)
    {
        var root = YamlParser.Parse(new DocumentReader(file), text) ?? throw new ArgumentException("the text is no policy", nameof(text));
        return new PolicyContent(name, file, [.. Walk("", root).OrderBy(setting => setting.Path, StringComparer.Ordinal)]);
    }

    /// <summary>What another reading of the policy says differently.</summary>
    public IReadOnlyList<PlanDifference> DifferencesTo(PolicyContent other)
    {
        var (before, after) = (Items(this.Settings), Items(other.Settings));
        var all = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .SelectMany(item => Differences(item, before.GetValueOrDefault(item), after.GetValueOrDefault(item)))
            .Select(difference => difference with { What = $"policy {this.Name}: {difference.What}" })
            .ToList();
        return all.Count <= MostNamed ? all
            : [.. all.Take(MostNamed), new PlanDifference($"policy {this.Name}: and {all.Count - MostNamed} more", this.Fingerprint, other.Fingerprint)];
    }

    private static IEnumerable<PolicySetting> Walk(string path, YamlNode node) => node switch
    {
        YamlMap map => map.Entries.SelectMany(entry => Walk(path.Length == 0 ? entry.Key.Value : $"{path}.{entry.Key.Value}", entry.Value)),
        YamlList list => Named(list.Items).SelectMany(item => Walk($"{path}[{item.Name}]", item.Node)),
        YamlScalar scalar => [new PolicySetting(path, scalar.Value)],
        _ => [],
    };

    // By id where there is one, else by position from 1; the second of an id is told by its number.
    private static IEnumerable<(string Name, YamlNode Node)> Named(IReadOnlyList<YamlNode> items)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < items.Count; at++)
        {
            var id = (items[at] as YamlMap)?.Entries.FirstOrDefault(entry => entry.Key.Value == "id").Value as YamlScalar;
            var number = id is null ? at + 1 : seen[id.Value] = seen.GetValueOrDefault(id.Value) + 1;
            yield return (id is null ? $"{number}" : number == 1 ? id.Value : $"{id.Value} #{number}", items[at]);
        }
    }

    // A waiver that came or went is one difference, not one for each of its lines.
    private static Dictionary<string, List<PolicySetting>> Items(IReadOnlyList<PolicySetting> settings) => settings
        .GroupBy(setting => setting.Path.IndexOf("].", StringComparison.Ordinal) is >= 0 and var end ? setting.Path[..(end + 1)] : setting.Path, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private static IEnumerable<PlanDifference> Differences(string item, List<PolicySetting>? before, List<PolicySetting>? after) => (before, after) switch
    {
        (null, { } added) => [new PlanDifference(item, null, added is [var one] ? one.Value : "added")],
        ({ } removed, null) => [new PlanDifference(item, removed is [var one] ? one.Value : "there", null)],
        _ => before!.Concat(after!).Select(setting => setting.Path).Distinct(StringComparer.Ordinal)
            .Select(path => new PlanDifference(path, Value(before!, path), Value(after!, path)))
            .Where(difference => difference.From != difference.To),
    };

    private static string? Value(List<PolicySetting> settings, string path) => settings.Find(setting => setting.Path == path)?.Value;
}
