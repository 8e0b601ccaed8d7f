using System.Text.RegularExpressions;

namespace TcssGate.Acceptance.Tests;

/// <summary>A page of the documentation.</summary>
/// <param name="Text">The whole of it.</param>
internal sealed record MarkdownPage(string Text)
{
    /// <summary>Reads a file of this checkout.</summary>
    public static MarkdownPage Read(string path) => new(File.ReadAllText(Path.Combine(GateProgram.Root, path)));

    /// <summary>What whoever opens it sees first.</summary>
    public string FirstLines => string.Join('\n', this.Text.Split('\n').Take(3));

    /// <summary>Its fenced blocks, fences included.</summary>
    public IReadOnlyList<string> Blocks => [.. Regex.Matches(this.Text, "(?ms)^```.*?^```$").Select(block => block.Value)];

    /// <summary>The lines of its blocks of shell; one that ends in a backslash goes on in the next.</summary>
    public IReadOnlyList<string> Commands =>
    [
        .. Regex.Matches(this.Text, "(?ms)^```sh\n(.*?)^```").SelectMany(block => block.Groups[1].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')),
    ];

    /// <summary>How deep each of its headings is.</summary>
    public IReadOnlyList<int> Headings => [.. Regex.Matches(this.Prose, "(?m)^(#+) ").Select(heading => heading.Groups[1].Length)];

    /// <summary>What the rows of its tables name in their first cells: code is the same in every language.</summary>
    public IReadOnlyList<string> Rows =>
        [.. Regex.Matches(this.Prose, @"(?m)^\|([^|]*)\|").Select(row => string.Join(' ', Regex.Matches(row.Groups[1].Value, "`[^`]*`").Select(code => code.Value)))];

    /// <summary>The files that it links to, each once.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. Regex.Matches(this.Prose, @"\]\(([^)\s]+)\)")
            .Select(link => link.Groups[1].Value.Split('#')[0])
            .Where(link => link.Length > 0 && !link.Contains("://", StringComparison.Ordinal))
            .Distinct(),
    ];

    private string Prose => Regex.Replace(this.Text, "(?ms)^```.*?^```$", "");
}
