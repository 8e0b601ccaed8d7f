using TcssGate.Core.Images;

namespace TcssGate.Core.Planning;

/// <summary>Whether TCSS has to look into the registries before it can be told which image a reference means, and why.</summary>
public enum SyncNeed
{
    /// <summary>A tag alone: it may have been pushed again since TCSS last looked. Also what a need is that nobody set.</summary>
    TagAlone,

    /// <summary>TCSS does not list the image.</summary>
    NotListed,

    /// <summary>TCSS lists the image, but not with the digest asked for.</summary>
    OtherDigest,

    /// <summary>No sync: the digest asked for is listed, or no sync could tell the image.</summary>
    None,
}

/// <summary>Decides on a sync, for <c>apply</c>, which does it, and for <c>plan</c>, which says it.</summary>
public static class SyncNeeds
{
    /// <summary>What is needed.</summary>
    /// <param name="reference">The image as the user names it.</param>
    /// <param name="listed">What it means among the images that TCSS lists now.</param>
    public static SyncNeed For(ImageReference reference, ImageResolution listed) => listed switch
    {
        ImageResolution.NotListed => SyncNeed.NotListed,
        ImageResolution.OtherDigest => SyncNeed.OtherDigest,
        _ => reference.Digest is null ? SyncNeed.TagAlone : SyncNeed.None,
    };

    /// <summary>Why, in the user's words; empty for <see cref="SyncNeed.None"/>.</summary>
    public static string Why(this SyncNeed need) => need switch
    {
        SyncNeed.TagAlone => "a tag alone may have been pushed again since TCSS last looked into the registry",
        SyncNeed.NotListed => "TCSS does not list it yet",
        SyncNeed.OtherDigest => "TCSS lists it with another digest than the one asked for",
        SyncNeed.None => "",
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    };

    /// <summary>The name in reports: <c>tag-alone</c>, <c>not-listed</c>, <c>other-digest</c> or <c>none</c>.</summary>
    public static string Name(this SyncNeed need) => need switch
    {
        SyncNeed.TagAlone => "tag-alone",
        SyncNeed.NotListed => "not-listed",
        SyncNeed.OtherDigest => "other-digest",
        SyncNeed.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    };
}
