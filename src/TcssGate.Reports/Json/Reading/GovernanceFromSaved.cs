using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Json.Reading;

/// <summary>What governs an image, as a result saved it.</summary>
internal static class GovernanceFromSaved
{
    /// <summary>Reads it; <see langword="null"/> in a result of an older version, which does not have it.</summary>
    public static ImageGovernance? Of(SavedObject image)
    {
        if (!image.Has("governance") || image.ObjectOrNull("governance") is not { } saved)
        {
            return null;
        }

        return new ImageGovernance(saved.Texts("names"), [.. saved.Objects("policies", atLeastOne: true).Select(Source)], [.. saved.Objects("others").Select(Source)]);
    }

    /// <summary>The waivers that were left out; none in a result of an older version.</summary>
    public static IReadOnlyList<LeftOutWaiver> LeftOut(SavedObject image) =>
        image.Has("leftOutWaivers") ? [.. image.Objects("leftOutWaivers").Select(WaiverFromSaved.LeftOut)] : [];

    private static PolicySource Source(SavedObject saved) => new(saved.Text("name"), saved.TextOrNull("file"));
}
