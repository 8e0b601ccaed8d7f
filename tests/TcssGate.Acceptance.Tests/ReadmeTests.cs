using System.Text.RegularExpressions;

namespace TcssGate.Acceptance.Tests;

/// <summary>The commands that the README gives to try it out do work.</summary>
public sealed class ReadmeTests
{
    private const string Prefix = "dotnet run --project src/TcssGate.Cli -- ";

    [Fact]
    public async Task Every_command_of_the_readme_runs()
    {
        var commands = Commands(await File.ReadAllTextAsync(Path.Combine(GateProgram.Root, "README.md")));

        commands.Should().NotBeEmpty("whoever tries it out begins with one");
        foreach (var command in commands)
        {
            var output = await new GateProgram().ShellAsync($"\"$@\" {command}");

            output.Exit.Should().BeOneOf([0, 2, 3], $"{command} says {output.Error}");
            output.Out.Should().NotBeEmpty();
        }
    }

    // A line that ends in a backslash goes on in the next one.
    private static List<string> Commands(string readme) =>
    [
        .. Regex.Matches(readme, "(?ms)^```sh\n(.*?)^```")
            .SelectMany(block => block.Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
            .Where(line => line.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(line => line[Prefix.Length..]),
    ];
}
