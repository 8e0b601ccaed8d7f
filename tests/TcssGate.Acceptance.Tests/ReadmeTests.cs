using System.Text.RegularExpressions;

namespace TcssGate.Acceptance.Tests;

/// <summary>The README, in both languages, says what is so, and leads everywhere.</summary>
public sealed class ReadmeTests
{
    private const string Prefix = "dotnet run --project src/TcssGate.Cli -- ";
    private const string English = "README.md";
    private const string Chinese = "README.zh-CN.md";

    [Fact]
    public async Task Every_command_of_the_readme_runs()
    {
        var commands = MarkdownPage.Read(English).Commands.Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).ToList();

        commands.Should().NotBeEmpty("whoever tries it out begins with one");
        foreach (var command in commands)
        {
            await ShouldRun(command[Prefix.Length..]);
        }
    }

    [Fact]
    public async Task Every_command_about_images_on_nodes_runs_in_the_example_world()
    {
        var commands = MarkdownPage.Read("docs/node-images.md").Commands.Where(line => line.StartsWith("tcss-gate ", StringComparison.Ordinal)).ToList();

        commands.Should().NotBeEmpty("the page shows how to begin");
        foreach (var command in commands)
        {
            // Options stand before the names.
            var (verb, rest) = (command.Split(' ')[1], command["tcss-gate ".Length..].Split('#')[0]);
            await ShouldRun($"{verb} --emulate policies-examples/world.yaml {rest[verb.Length..]}");
        }
    }

    [Fact]
    public void Both_languages_show_the_same_commands_and_the_same_output()
    {
        var (english, chinese) = (MarkdownPage.Read(English), MarkdownPage.Read(Chinese));

        english.Blocks.Should().NotBeEmpty();
        chinese.Blocks.Should().Equal(english.Blocks);
    }

    [Fact]
    public void Both_languages_have_the_same_parts_and_tables()
    {
        var (english, chinese) = (MarkdownPage.Read(English), MarkdownPage.Read(Chinese));

        chinese.Headings.Should().Equal(english.Headings);
        chinese.Rows.Should().Equal(english.Rows);
    }

    [Fact]
    public void Both_languages_lead_to_the_same_places_and_begin_with_each_other()
    {
        var (english, chinese) = (MarkdownPage.Read(English), MarkdownPage.Read(Chinese));

        chinese.Files.Except([English]).Should().BeEquivalentTo(english.Files.Except([Chinese]));
        english.FirstLines.Should().Contain($"({Chinese})");
        chinese.FirstLines.Should().Contain($"({English})");
    }

    [Fact]
    public void The_readme_leads_to_every_page()
    {
        var pages = Directory.GetFiles(Path.Combine(GateProgram.Root, "docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}");

        MarkdownPage.Read(English).Files.Should().Contain(pages);
    }

    [Fact]
    public void Every_link_of_a_page_leads_somewhere()
    {
        string[] pages = [English, Chinese, .. Directory.GetFiles(Path.Combine(GateProgram.Root, "docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}")];

        var dead = pages.SelectMany(page => MarkdownPage.Read(page).Files
            .Where(link => !Path.Exists(Path.Combine(GateProgram.Root, Path.GetDirectoryName(page)!, link)))
            .Select(link => $"{page}: {link}"));

        dead.Should().BeEmpty();
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Chinese)]
    public void The_readme_names_every_action_that_the_program_knows(string readme)
    {
        var sources = Directory.GetFiles(Path.Combine(GateProgram.Root, "src", "TcssGate.Tcss"), "*Action*.cs", SearchOption.AllDirectories);
        var actions = sources.SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"([A-Z][A-Za-z]{10,})\", Effect\\.").Select(found => found.Groups[1].Value)).ToList();

        actions.Should().HaveCountGreaterThan(15);
        MarkdownPage.Read(readme).Text.Should().ContainAll(actions.Select(action => $"`{action}`"));
    }

    private static async Task ShouldRun(string command)
    {
        var output = await new GateProgram().ShellAsync($"\"$@\" {command}");

        output.Exit.Should().BeOneOf([0, 2, 3], $"{command} says {output.Error}");
        output.Out.Should().NotBeEmpty();
    }
}
