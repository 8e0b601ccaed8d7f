using TcssGate.Core.Documents;
using TcssGate.Core.Images;

namespace TcssGate.Core.Evaluation;

/// <summary>Checks what is asked of the image itself, whatever was found in it.</summary>
/// <remarks>A scan type that is missing says nothing about these; a result of another image says nothing about anything.</remarks>
internal static class ImageCheck
{
    // As for scan times: a server's clock may run ahead a little.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>Whether TCSS trusts it.</summary>
    public static Judgement Trusted(ImageEvidence evidence) => evidence.Scan!.Trusted switch
    {
        null => Judgement.Unknown("TCSS does not say whether the image is trusted"),
        true => Judgement.Of("trusted", met: true),
        false => Judgement.Of("not trusted", met: false),
    };

    /// <summary>Whether it comes from one of some registries.</summary>
    public static Judgement Registry(ImageEvidence evidence, IReadOnlyList<NameGlob> allowed) =>
        ImageReference.HostOf(evidence.Image!.Repository) is { } host
            ? Judgement.Of(host, allowed.Any(glob => glob.Matches(host)))
            : Judgement.Unknown($"TCSS names no registry host of {evidence.Image.Repository}");

    /// <summary>Whether it holds one of some operating systems.</summary>
    public static Judgement Os(ImageEvidence evidence, IReadOnlyList<NameGlob> allowed) => evidence.Scan!.Os is { } system
        ? Judgement.Of(system, allowed.Any(glob => glob.Matches(system)))
        : Judgement.Unknown("TCSS does not say which operating system is in the image");

    /// <summary>Whether it is at most so large.</summary>
    public static Judgement Size(ImageEvidence evidence, long maximum) => evidence.Scan!.Size is { } size
        ? Judgement.Of(SizeText.Describe(size), size <= maximum)
        : Judgement.Unknown("TCSS does not say how large the image is");

    /// <summary>Whether it was built at most so long ago.</summary>
    public static Judgement Age(ImageEvidence evidence, TimeSpan maximum, DateTimeOffset now) => evidence.Scan!.Created switch
    {
        null => Judgement.Unknown("TCSS does not say when the image was built"),
        { } built when built - now > ClockTolerance => Judgement.Unknown($"the image is dated in the future ({Written(built)})"),
        { } built => Judgement.Of($"{DurationText.Write(now > built ? now - built : TimeSpan.Zero)}, built {Written(built)}", now - built <= maximum),
    };

    private static string Written(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss zzz");
}
