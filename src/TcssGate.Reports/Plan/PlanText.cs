using System.Text;
using TcssGate.Core.Planning;
using TcssGate.Reports.Text;

namespace TcssGate.Reports.Plan;

/// <summary>The plan for people, with Terraform's marks: image by image what would be done and how far it is from the desired state, then one line that says it all.</summary>
internal static class PlanText
{
    // As in the report of a result: from here on an image with nothing to say takes one line.
    private const int ManyImages = 11;

    /// <summary>Writes the plan.</summary>
    public static void Write(GatePlan plan, Stream stream, bool color)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var ink = new Ink(color);
        if (plan.Emulated)
        {
            writer.WriteLine(ink.Warn(Phrases.Emulated + "."));
            writer.WriteLine();
        }

        if (Phrases.ByRow(plan.Images.Count(image => image.ByRow), plan.Images.Count) is { } byRow)
        {
            writer.WriteLine(ink.Warn(byRow + "."));
            writer.WriteLine();
        }

        if (plan.IsForecast)
        {
            writer.WriteLine($"Judged as of {Phrases.Day(plan.Day)}: waivers, grace and ages of that day, scans and findings as they are now.");
            writer.WriteLine();
        }

        WriteImages(plan, writer, ink);
        IdleWaiverLines.Write([.. WaiverOrder.Sort(plan.IdleWaivers)], writer, ink);
        ExpiringWaiverLines.Write(plan.ExpiringWaivers, writer, ink);
        writer.WriteLine(PlanClosing.State(plan, ink));
        writer.WriteLine(PlanClosing.Plan(plan, ink));
    }

    private static void WriteImages(GatePlan plan, TextWriter writer, Ink ink)
    {
        var brief = plan.Images.Count >= ManyImages;
        var afterBrief = false;
        foreach (var image in plan.Images)
        {
            var isBrief = brief && PlannedImage.IsQuiet(image);
            if (afterBrief && !isBrief)
            {
                writer.WriteLine();
            }

            if (isBrief)
            {
                writer.WriteLine(PlannedImage.Heading(image, ink));
            }
            else
            {
                PlannedImage.Write(image, writer, ink);
                writer.WriteLine();
            }

            afterBrief = isBrief;
        }

        if (afterBrief)
        {
            writer.WriteLine();
        }
    }
}
