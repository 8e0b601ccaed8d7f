using TcssGate.Core.Images;

namespace TcssGate.Cli.Files;

/// <summary>Gathers the images that a command is about.</summary>
internal static class ImageList
{
    private const int MostShown = 200;
    private const string OnePerLine = "name one image per line, without commas, quotes or list signs";
    private const string OnePerArgument = "give each image as an argument of its own, without commas, quotes or list signs";

    /// <summary>Reads the images of the command line and of a list in the order in which they are named, repetitions included; all mistakes at once.</summary>
    /// <param name="named">The images on the command line.</param>
    /// <param name="list">A file with one image a line, <c>-</c> for standard input; empty lines and what follows <c>#</c> are left out.</param>
    /// <param name="standardInput">Standard input.</param>
    /// <param name="source">Where the images are.</param>
    /// <exception cref="UserError">One is no image, or there is none.</exception>
    public static IReadOnlyList<ImageReference> Read(IReadOnlyList<string> named, string? list, TextReader standardInput, ImageSource source)
    {
        var errors = new List<string>();
        var images = new List<ImageReference>();
        foreach (var (place, text) in named.Select(text => ("", text)).Concat(Listed(list, standardInput)))
        {
            if (ImageReference.Parse(text, out var problem) is not { } image)
            {
                errors.Add($"{place}error: \"{Shown(text)}\" is no image: {(!IsListOnOneLine(text) ? Shown(problem) : place.Length > 0 ? OnePerLine : OnePerArgument)}");
            }
            else if (image.IsDigestAlone && source == ImageSource.Registry)
            {
                errors.Add($"{place}error: {text} names an image on nodes; add --source node, or name the repository, as in repo@sha256:…");
            }
            else
            {
                images.Add(image);
            }
        }

        if (images.Count == 0 && errors.Count == 0)
        {
            errors.Add($"error: no image was named; name one as {ImageReference.Forms}, or give a list with --images FILE");
        }

        return errors.Count == 0 ? images : throw new UserError(errors);
    }

    private static IEnumerable<(string Place, string Text)> Listed(string? list, TextReader standardInput)
    {
        if (list is null)
        {
            return [];
        }

        var text = list == "-" ? ReadStandardInput(standardInput) : TextFile.Read(list, "list of images");
        return text.Split('\n')
            .Select((line, at) => ($"{(list == "-" ? "standard input" : list)}:{at + 1}: ", Text: line.Split('#')[0].Trim()))
            .Where(line => line.Text.Length > 0);
    }

    private static string ReadStandardInput(TextReader standardInput)
    {
        try
        {
            return BoundedInput.Read(standardInput, TextFile.MostBytes)
                ?? throw new UserError($"standard input:1: error: the list of images is larger than {TextFile.MostBytes / 1024 / 1024} MiB (split it)");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"error: the list of images cannot be read from standard input: {refused.Message}; name a file with --images FILE, or feed the list through a pipe");
        }
    }

    // YAML and JSON lists, and what a shell joins.
    private static bool IsListOnOneLine(string text) =>
        text.StartsWith("- ", StringComparison.Ordinal) || text.IndexOfAny([',', ';', ' ', '\t', '"', '\'', '[', ']']) >= 0;

    private static string Shown(string text) => text.Length <= MostShown ? text : text[..MostShown] + "…";
}
