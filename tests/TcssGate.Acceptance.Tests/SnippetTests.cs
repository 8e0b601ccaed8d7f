using System.Text.RegularExpressions;

namespace TcssGate.Acceptance.Tests;

/// <summary>
/// Everything that somebody may copy passes image names after <c>--</c>, or through <c>--images -</c>: a name from outside that begins with a hyphen must not
/// become an option.
/// </summary>
public sealed class SnippetTests
{
    // The options that take no value; of the others the next word is the value.
    private static readonly string[] Flags = ["--all", "--running", "--latest", "--by-row", "--rescan", "--no-color", "--verbose"];

    private static readonly string[] Ends = ["|", "||", "&&", ";", ">", "2>", "<<<", "<", "fi", "&"];

    public static TheoryData<string> Files => [.. Pages];

    private static IReadOnlyList<string> Pages =>
    [
        "README.md", "README.zh-CN.md", "action.yml", ".github/workflows/example.yml",
        .. Directory.GetFiles(Path.Combine(GateProgram.Root, "docs"), "*.md").Concat(Directory.GetFiles(Path.Combine(GateProgram.Root, "templates")))
            .Select(file => Path.GetRelativePath(GateProgram.Root, file)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_snippet_passes_an_image_where_an_option_could_stand(string file)
    {
        var text = File.ReadAllText(Path.Combine(GateProgram.Root, file));
        var snippets = file.EndsWith(".md", StringComparison.Ordinal) ? string.Join('\n', MarkdownPage.Read(file).Blocks) : text;

        Unguarded(snippets).Should().BeEmpty();
    }

    [Fact]
    public void The_snippets_are_found()
    {
        var found = Pages.SelectMany(file => Calls(File.ReadAllText(Path.Combine(GateProgram.Root, file)))).ToList();

        found.Should().HaveCountGreaterThan(20);
        found.Count(words => words.Contains("--")).Should().BeGreaterThan(12);
        found.Should().Contain(words => words.SequenceEqual(new[] { "--images", "-" }));
    }

    [Theory]
    [InlineData("tcss-gate apply web:1", "web:1")]
    [InlineData("tcss-gate apply \"$IMAGE\" --policy p.yaml", "\"$IMAGE\"")]
    [InlineData("tcss-gate plan --policy p.yaml --all web:1 # why", "web:1")]
    [InlineData("dotnet run --project src/TcssGate.Cli -- apply --rescan web:1", "web:1")]
    [InlineData("exec \"$PROGRAM\" \"${arguments[@]}\" \"$PLAN\"", "\"$PLAN\"")]
    [InlineData("args: [apply, \"{{args.image}}\", --policy, p.yaml]", "\"{{args.image}}\"")]
    [InlineData("  - apply\n  - web:1\n  - --policy\n  - p.yaml\n", "web:1")]
    [InlineData("command = \"tcss-gate apply \\\"$IMAGE\\\" --output text\"", "\"$IMAGE\"")]
    public void A_name_before_the_hyphens_is_noticed(string snippet, string name) => Unguarded(snippet).Should().Equal(name);

    [Theory]
    [InlineData("tcss-gate apply --policy p.yaml -- web:1")]
    [InlineData("tcss-gate apply --rescan --images - <<< \"$IMAGES\"")]
    [InlineData("tcss-gate apply --source node --all --running # everything")]
    [InlineData("if [ -n \"$X\" ]; then printf '%s\\n' \"$X\" | tcss-gate apply --images -; else tcss-gate apply; fi")]
    [InlineData("args: [apply, --policy, p.yaml, \"--\", \"{{args.image}}\"]")]
    public void A_name_behind_the_hyphens_or_from_a_list_is_fine(string snippet) => Unguarded(snippet).Should().BeEmpty();

    private static List<string> Unguarded(string snippets) => [.. Calls(snippets).SelectMany(BeforeHyphens)];

    private static IEnumerable<string> BeforeHyphens(IReadOnlyList<string> words)
    {
        for (var at = 0; at < words.Count && words[at] != "--"; at++)
        {
            if (!words[at].StartsWith('-'))
            {
                yield return words[at];
            }
            else if (!Flags.Contains(words[at]) && !words[at].Contains('='))
            {
                at++; // its value
            }
        }
    }

    // The words behind each "apply" and "plan" of the program, whoever calls it.
    private static IEnumerable<IReadOnlyList<string>> Calls(string text)
    {
        var lines = text.Replace("\\\n", " ", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
        foreach (Match call in Regex.Matches(lines, """(?m)(?<!`)(?:(?:tcss-gate|TcssGate\.Cli --|"\$PROGRAM") (?:apply|plan)\b|"\$PROGRAM" "\$\{arguments\[@\]\}")(?<rest>[^\n]*)"""))
        {
            yield return [.. Words(call.Groups["rest"].Value).TakeWhile(word => !Ends.Contains(word) && !word.StartsWith('#'))];
        }

        foreach (Match list in Regex.Matches(lines, """(?m)args: \[(?:apply|plan)(?:, )?(?<rest>[^\n]*)\]$"""))
        {
            yield return [.. list.Groups["rest"].Value.Split(", ").Select(word => word is "\"--\"" ? "--" : word)];
        }

        foreach (Match list in Regex.Matches(lines, """(?m)^(?<indent> +)- (?:apply|plan)\n(?<rest>(?:\k<indent>- [^\n]*\n)*)"""))
        {
            yield return [.. list.Groups["rest"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()[2..]).Select(word => word is "\"--\"" ? "--" : word)];
        }
    }

    private static IEnumerable<string> Words(string line) =>
        Regex.Matches(line.Replace(";", " ; ", StringComparison.Ordinal), """(?:[^\s"']|"[^"]*"|'[^']*')+""").Select(word => word.Value);
}
