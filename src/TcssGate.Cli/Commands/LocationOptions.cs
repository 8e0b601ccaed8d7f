using System.CommandLine;

namespace TcssGate.Cli.Commands;

/// <summary>Declares where platforms show what was found, for every command that writes their formats, and reads it into one <see cref="LocationArguments"/>.</summary>
internal sealed class LocationOptions
{
    private readonly Option<string?> file;
    private readonly Option<string?> defaultBranchImage;

    /// <summary>Declares them.</summary>
    /// <param name="options">Where their variables are read.</param>
    public LocationOptions(EnvironmentOptions options)
    {
        this.file = options.Text(
            "--sarif-file",
            "PATH",
            $"The file of the repository that code scanning and code quality show findings at (default: {LocationArguments.DefaultFile} if it is there)");
        this.defaultBranchImage = options.Text(
            "--default-branch-image", "IMAGE", "What the image is called on the default branch, for GitLab to know its vulnerabilities again");
    }

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [this.file, this.defaultBranchImage];

    /// <summary>Reads them.</summary>
    public LocationArguments Read(ParseResult parsed) => new()
    {
        SarifFile = parsed.GetValue(this.file),
        DefaultBranchImage = parsed.GetValue(this.defaultBranchImage),
    };
}
