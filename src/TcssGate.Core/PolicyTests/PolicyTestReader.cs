using TcssGate.Core.Documents;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;

namespace TcssGate.Core.PolicyTests;

/// <summary>Reads policy tests from YAML (<c>docs/policy-tests.md</c>).</summary>
public sealed class PolicyTestReader
{
    private static readonly Dictionary<string, Verdict> Verdicts = new(StringComparer.Ordinal)
    {
        ["met"] = new Verdict.Met(),
        ["not-met"] = new Verdict.NotMet([]),
        ["undecided"] = new Verdict.Undecided([]),
    };

    private static readonly Dictionary<string, RuleOutcome> Outcomes =
        Enum.GetValues<RuleOutcome>().ToDictionary(outcome => outcome.Name(), StringComparer.Ordinal);

    private readonly DocumentReader reader;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private DateOnly? commonDay;

    private PolicyTestReader(DocumentReader reader) => this.reader = reader;

    /// <summary>Reads the cases of a file.</summary>
    /// <param name="file">The file, as the user named it; shown in diagnostics.</param>
    /// <param name="text">Its text.</param>
    /// <param name="diagnostics">Everything that is wrong with it.</param>
    /// <returns>The cases; <see langword="null"/> when the file must be refused.</returns>
    public static IReadOnlyList<PolicyTestCase>? Read(string file, string text, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var reader = new DocumentReader(file);
        var cases = reader.Document(text, "a policy test") is { } map ? new PolicyTestReader(reader).Cases(map) : null;
        diagnostics = reader.Diagnostics;
        return reader.HasErrors ? null : cases;
    }

    private List<PolicyTestCase> Cases(MapReader map)
    {
        var version = map.Required("version");
        if (this.reader.Count(version, "version") is { } number and not 1)
        {
            this.reader.Error(version, DocumentCode.UnknownVersion, $"version {number} is not known", "this program reads version 1");
        }

        this.commonDay = this.reader.Date(map.Optional("day"), "day");
        var node = map.Required("cases");
        var items = this.reader.Items(node, "cases");
        if (items.Count == 0 && node is YamlList)
        {
            this.reader.Error(node, DocumentCode.Missing, "cases is empty, so nothing would be tested", "add a case");
        }

        var cases = items.Select(this.Case).OfType<PolicyTestCase>().ToList();
        map.RefuseOthers();
        return cases;
    }

    private PolicyTestCase? Case(YamlNode node)
    {
        if (this.reader.Map(node, "a case") is not { } map)
        {
            return null;
        }

        var name = this.Name(map.Required("name"));
        var policies = this.Policies(map.Required("policy"));
        var image = this.Image(map.Required("image"));
        var day = this.Day(map);
        var state = this.State(map, image, day);
        var expected = this.Expectation(map.Required("expect"));
        var reason = this.reader.Text(map.Optional("override"), "override");
        map.RefuseOthers();
        return name is null || policies.Count == 0 || image is null || day is null || state is null || expected is null
            ? null
            : new PolicyTestCase(name, policies, image, day.Value, state, expected, map.Node.Line) { Override = reason };
    }

    private string? Name(YamlNode? node)
    {
        var name = this.reader.Text(node, "name");
        if (name is not null && !this.names.Add(name))
        {
            this.reader.Error(node, DocumentCode.Contradiction, $"two cases are named \"{name}\"", "reports tell cases apart by their names");
        }

        return name;
    }

    private List<string> Policies(YamlNode? node) => node is YamlList list
        ? [.. list.Items.Select(item => this.reader.Text(item, "a policy file")).OfType<string>()]
        : this.reader.Text(node, "policy") is { } one ? [one] : [];

    private ImageReference? Image(YamlNode? node)
    {
        if (this.reader.Text(node, "image") is not { } text)
        {
            return null;
        }

        var image = ImageReference.Parse(text, out var problem);
        if (image is null)
        {
            this.reader.Error(node, DocumentCode.UnknownValue, $"\"{text}\" is no image", problem);
        }

        return image;
    }

    // A test that depends on the day it runs on fails some day for no reason of its own.
    private DateOnly? Day(MapReader map)
    {
        var node = map.Optional("day");
        var day = this.reader.Date(node, "day") ?? this.commonDay;
        if (day is null && node is null)
        {
            this.reader.Error(map.Node, DocumentCode.Missing, "a case needs \"day\"", "give it one, or the file, as in \"day: 2026-11-20\"");
        }

        return day;
    }

    private PolicyTestState? State(MapReader map, ImageReference? image, DateOnly? day)
    {
        var (state, result, world) = (map.Optional("state"), map.Optional("result"), map.Optional("world"));
        if (new[] { state, result, world }.Count(node => node is not null) != 1)
        {
            this.reader.Error(map.Node, DocumentCode.Contradiction, "a case has exactly one of state, result and world", "");
            return null;
        }

        return state is not null ? new InlineStateReader(this.reader).Read(state, image, day)
            : result is not null ? this.reader.Text(result, "result") is { } saved ? new PolicyTestState.SavedResult(saved) : null
            : this.reader.Text(world, "world") is { } file ? new PolicyTestState.World(file)
            : null;
    }

    private PolicyTestExpectation? Expectation(YamlNode? node)
    {
        if (node is not YamlMap)
        {
            return this.VerdictName(node) is { } verdict ? new PolicyTestExpectation(verdict, new Dictionary<string, RuleOutcome>()) : null;
        }

        var map = this.reader.Map(node, "expect")!;
        var name = this.VerdictName(map.Required("verdict"));
        var rules = new Dictionary<string, RuleOutcome>(StringComparer.Ordinal);
        if (map.Optional("rules") is { } given)
        {
            foreach (var (key, value) in (given as YamlMap)?.Entries ?? [])
            {
                if (this.reader.Choice(value, "outcome", Outcomes) is { } outcome)
                {
                    rules.Add(key.Value, outcome);
                }
            }

            _ = this.reader.Map(given, "rules");
        }

        map.RefuseOthers();
        return name is null ? null : new PolicyTestExpectation(name, rules);
    }

    private string? VerdictName(YamlNode? node)
    {
        if (this.reader.Text(node, "verdict") is not { } text)
        {
            return null;
        }

        if (Verdicts.TryGetValue(text, out var verdict))
        {
            return verdict.Name;
        }

        this.reader.Error(node, DocumentCode.UnknownValue, $"unknown verdict \"{text}\"", Suggestion.For(text, [.. Verdicts.Keys]));
        return null;
    }
}
