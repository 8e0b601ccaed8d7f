using TcssGate.Cli.Files;
using TcssGate.Core.Images;
using TcssGate.Reports;

namespace TcssGate.Cli.Commands;

/// <summary>Where platforms show what was found, as text; its methods read it.</summary>
internal sealed record LocationArguments
{
    /// <summary>The file that is taken when none is named and it is there.</summary>
    public const string DefaultFile = "Dockerfile";

    /// <summary>The file of the repository; <see langword="null"/>: the default one.</summary>
    public string? SarifFile { get; init; }

    /// <summary>What the image is called on the default branch; <see langword="null"/>: not told.</summary>
    public string? DefaultBranchImage { get; init; }

    /// <summary>The file that findings are placed in, relative to the folder that the program runs in; it need not be there.</summary>
    public string FileToRead => this.SarifFile ?? DefaultFile;

    /// <summary>Reads everything, before anything runs.</summary>
    /// <param name="folder">The folder that the program runs in: in a pipeline, the root of the repository.</param>
    /// <param name="color">Whether the text report on standard output is coloured.</param>
    /// <exception cref="UserError">The file that was named is not there, or outside of the folder; or the image is none.</exception>
    public ReportOptions Read(string folder, bool color = false) => new(color)
    {
        File = this.ReadFile(folder),
        DefaultBranchImage = this.ReadDefaultBranchImage(),
    };

    /// <summary>Makes sure that one name on the default branch is not given to several images, which GitLab would then take for one.</summary>
    /// <param name="repositories">The repositories of the images that are reported on.</param>
    /// <exception cref="UserError">There are several.</exception>
    public void CheckImages(IEnumerable<string> repositories)
    {
        var distinct = repositories.Distinct(StringComparer.Ordinal).ToList();
        if (this.DefaultBranchImage is not null && distinct.Count > 1)
        {
            throw new UserError(
                $"error: --default-branch-image names one image, but {distinct.Count} are reported on: {string.Join(", ", distinct)}; leave it out, or report on each by itself");
        }
    }

    // The schema takes no more than 255 characters. A name without a tag is one here, where nothing is looked up by it.
    private string? ReadDefaultBranchImage()
    {
        var problem = "";
        return this.DefaultBranchImage is not { } name ? null
            : name.Length > 255 ? throw new UserError("error: --default-branch-image is longer than 255 characters")
            : ImageReference.Parse(name, out problem) is not null || ImageReference.Parse($"{name}:latest", out _) is not null ? name
            : throw new UserError($"error: --default-branch-image: {problem}");
    }

    // A default that is missing or cannot be read costs no verdict: platforms then show a path named after the image.
    private SourceFile? ReadFile(string folder)
    {
        var path = this.SarifFile is null ? DefaultFile : PathInRepository(this.SarifFile);
        try
        {
            var full = Path.Combine(folder, path);
            return this.SarifFile is null && !File.Exists(full) ? null : SourceFile.Of(path, TextFile.Read(full, "file of --sarif-file"));
        }
        catch (UserError) when (this.SarifFile is null)
        {
            return null;
        }
    }

    // The path gets into reports as it is and is looked for in the repository by platforms.
    private static string PathInRepository(string text)
    {
        var parts = text.Split('/').Where(part => part is not ("" or ".")).ToList();
        var problem = text.Length == 0 ? "is empty; name a file, as in docker/Dockerfile"
            : text.Contains('\\') ? "holds a backslash; write forward slashes, as in docker/Dockerfile"
            : text[0] == '/' || (text.Length > 1 && text[1] == ':') ? "begins at the root of the machine; write it from the root of the repository, as in docker/Dockerfile"
            : parts.Contains("..") ? "leads out of the folder that tcss-gate runs in; run it in the root of the repository"
            : text.EndsWith('/') || parts.Count == 0 ? "is a folder; name a file in it"
            : PlainText.Clean(text) != text ? "holds characters that cannot be seen or blanks too many; rename the file"
            : null;
        return problem is null ? string.Join('/', parts) : throw new UserError($"error: --sarif-file: \"{text}\" {problem}");
    }
}
