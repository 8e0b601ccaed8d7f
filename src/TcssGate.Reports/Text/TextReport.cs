using System.Text;
using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Text;

/// <summary>The report for people: image by image what is desired and what is, then one line that says it all.</summary>
internal static class TextReport
{
    // From here on an image with nothing to say takes one line, so that the others can be found.
    private const int ManyImages = 11;

    // And from here on none, so that a report of an estate is about what is to be done.
    private const int TooManyImages = 1000;

    /// <summary>Writes the report.</summary>
    public static void Write(GateResult result, Stream stream, bool color)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var ink = new Ink(color);
        if (result.Emulated)
        {
            writer.WriteLine(ink.Warn(Phrases.Emulated + "."));
            writer.WriteLine();
        }

        if (Phrases.ByRow(result) is { } byRow)
        {
            writer.WriteLine(ink.Warn(byRow + "."));
            writer.WriteLine();
        }

        WriteImages(result, writer, ink);
        IdleWaiverLines.Write(result, writer, ink);
        ExpiringWaiverLines.Write(result, writer, ink);
        if (result.Environment.Count > 0)
        {
            writer.WriteLine(ink.Faint($"Set by environment variables: {Phrases.FromEnvironment(result)}"));
            writer.WriteLine();
        }

        writer.WriteLine(ClosingLine.Of(result, ink));
    }

    private static void WriteImages(GateResult result, TextWriter writer, Ink ink)
    {
        var quiet = result.Images.Count >= ManyImages ? result.Images.Where(ImageSection.IsQuiet).ToHashSet(ReferenceEqualityComparer.Instance) : [];
        var listed = result.Images.Count < TooManyImages;
        var afterBrief = false;
        foreach (var image in result.Images)
        {
            if (quiet.Contains(image))
            {
                if (listed)
                {
                    writer.WriteLine(ImageSection.Brief(image, ink));
                    afterBrief = true;
                }

                continue;
            }

            if (afterBrief)
            {
                writer.WriteLine();
                afterBrief = false;
            }

            ImageSection.Write(image, writer, ink);
            writer.WriteLine();
        }

        if (!listed && quiet.Count > 0)
        {
            writer.WriteLine(ink.Good($"✓ {Phrases.Count(quiet.Count, "image")} in the desired state, not listed here"));
        }

        if (afterBrief || (!listed && quiet.Count > 0))
        {
            writer.WriteLine();
        }
    }
}
