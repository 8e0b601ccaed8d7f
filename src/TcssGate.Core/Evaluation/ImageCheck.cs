using TcssGate.Core.Documents;
using TcssGate.Core.Images;

namespace TcssGate.Core.Evaluation;

/// <summary>Checks what is asked of the image itself, whatever was found in it.</summary>
/// <remarks>A scan type that is missing says nothing about these; a result of another image says nothing about anything.</remarks>
internal static class ImageCheck
{
    // As for scan times: a server's clock may run ahead a little.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(10);

    /// <summary>Whether TCSS trusts it: first by what it says of the image itself, then by the image on nodes with the same digest.</summary>
    /// <remarks>One digest may be listed in several rows: it is trusted only when none of them says no, nor one that may be of that digest.</remarks>
    public static Judgement Trusted(ImageEvidence evidence) => evidence switch
    {
        { UntrustedRow: { } row } => Trusted(false, $"registry row {row}"),
        { UnclearTrust: { } unclear } when TrustedByItself(evidence).Outcome == RuleOutcome.Met =>
            Judgement.Unknown($"TCSS lists {unclear}, which may be the same image and does not say that it is trusted"),
        _ => TrustedByItself(evidence),
    };

    private static Judgement TrustedByItself(ImageEvidence evidence) => (evidence.Scan!.Trusted, evidence.NodeTrust, evidence.Image) switch
    {
        ({ } trusted, _, NodeImage) => Trusted(trusted, "image on nodes"),
        ({ } trusted, _, _) => Trusted(trusted, "registry row"),
        (null, { } node, _) => Trusted(node.IsTrusted, $"image on nodes {node.ImageId}"),
        (_, _, NodeImage) => Judgement.Unknown("TCSS does not say whether the image on nodes is trusted"),
        _ => Judgement.Unknown("neither the registry row nor an image on nodes with the same digest says whether it is trusted"),
    };

    /// <summary>Whether it comes from one of some registries.</summary>
    public static Judgement Registry(ImageEvidence evidence, IReadOnlyList<NameGlob> allowed) => evidence.Image switch
    {
        NodeImage { RepoDigests.Count: 0 } => Judgement.Unknown("TCSS does not say which registry the nodes pulled it from"),
        NodeImage node => PulledFrom(node, allowed),
        { } image when ImageReference.HostOf(image.Repository) is not null => PushedTo(HostsOf(evidence, image), allowed),
        _ => Judgement.Unknown($"TCSS names no registry host of {evidence.Image!.Repository}"),
    };

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

    // A name without a host means every registry that holds it, so each of them has to be allowed.
    private static List<string> HostsOf(ImageEvidence evidence, KnownImage image) =>
        [.. evidence.KnownAs
            .Where(row => row is RegistryImage && ImageResolution.IsNamed(evidence.Reference, row))
            .Prepend(image)
            .Select(row => ImageReference.HostOf(row.Repository) ?? "")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    private static Judgement PushedTo(List<string> hosts, IReadOnlyList<NameGlob> allowed) =>
        Judgement.Of(string.Join(", ", hosts), hosts.TrueForAll(host => allowed.Any(glob => glob.Matches(host))));

    // Its name is what somebody called it on a node; where it was pulled from tells where its content is to be had. Without a host that is Docker Hub.
    private static Judgement PulledFrom(NodeImage image, IReadOnlyList<NameGlob> allowed)
    {
        var hosts = image.RepoDigests.Select(HostOf).Distinct().Order(StringComparer.Ordinal).ToList();
        return Judgement.Of(string.Join(", ", hosts), image.RepoDigests.Any(pulled => allowed.Any(glob => Allows(glob, pulled))));
    }

    private static string HostOf(RepositoryDigest pulled) => ImageReference.HostOf(DockerHub.FullName(pulled.Repository)) ?? DockerHub.Host;

    // A pattern that names one of Docker Hub's hosts in full allows all of them; one with a wildcard only what it matches.
    private static bool Allows(NameGlob glob, RepositoryDigest pulled) =>
        glob.Matches(HostOf(pulled))
        || glob.Matches(ImageReference.HostOf(pulled.Repository) ?? DockerHub.Host)
        || (DockerHub.IsHost(glob.Pattern) && DockerHub.IsHost(HostOf(pulled)));

    private static Judgement Trusted(bool trusted, string source) => Judgement.Of($"{(trusted ? "trusted" : "not trusted")} ({source})", trusted);

    private static string Written(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss zzz");
}
