using TcssGate.Emulator.Images;

namespace TcssGate.Emulator.Nodes;

/// <summary>An image on nodes as it is at the start.</summary>
internal sealed record NodeImageSpec : ScannableSpec
{
    /// <summary>As the hosts name it.</summary>
    public required string ImageName { get; init; }

    /// <summary>The digest of its configuration, <c>ImageID</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Each with a repository and a digest, as in <c>docker.io/centos@sha256:…</c>.</summary>
    public IReadOnlyList<string> RepoDigests { get; init; } = [];

    /// <summary>How many hosts have it.</summary>
    public int? Hosts { get; init; } = 1;

    /// <summary>How many containers run it.</summary>
    public int? Containers { get; init; } = 0;

    /// <summary>Whether rows still have it although nothing else knows it any more.</summary>
    public bool Gone { get; init; }

    public override string Name => this.ImageName;
}
