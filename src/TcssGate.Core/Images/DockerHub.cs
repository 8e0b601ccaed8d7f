namespace TcssGate.Core.Images;

/// <summary>The names that container tools give one image of Docker Hub: <c>nginx</c>, <c>docker.io/nginx</c>, <c>docker.io/library/nginx</c> and more.</summary>
/// <remarks>
/// Docker leaves out the host and <c>library/</c>, containerd writes both, and manifests hold either. <c>mylib/nginx</c> is
/// <c>docker.io/mylib/nginx</c>, and never <c>library/nginx</c>.
/// </remarks>
public static class DockerHub
{
    /// <summary>The host in a name of Docker Hub that is written in full.</summary>
    public const string Host = "docker.io";

    private const string Official = "library/";

    private static readonly string[] Hosts = [Host, "index.docker.io", "registry-1.docker.io"];

    /// <summary>Whether a host is one of Docker Hub's.</summary>
    public static bool IsHost(string host) => Hosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name in full, the same for every equivalent name: <c>docker.io/library/nginx</c> for <c>nginx</c>.</summary>
    /// <param name="repository">A repository without a tag; one of another registry only gets its host in lower case.</param>
    public static string FullName(string repository) =>
        PathOf(repository) is { } path ? $"{Host}/{path}"
        : ImageReference.HostOf(repository) is { } host ? host.ToLowerInvariant() + repository[host.Length..]
        : repository;

    /// <summary>Whether two names are names of the same repository.</summary>
    public static bool IsSameRepository(string one, string other) => one == other || FullName(one) == FullName(other);

    /// <summary>Every name of a repository, each once, first the one that was given; of another registry's repository there is only that one.</summary>
    public static IReadOnlyList<string> NamesOf(string repository)
    {
        if (PathOf(repository) is not { } path)
        {
            return [repository];
        }

        string[] paths = path.StartsWith(Official, StringComparison.Ordinal) && path.IndexOf('/', Official.Length) < 0 ? [path, path[Official.Length..]] : [path];
        return [.. paths.SelectMany(name => Hosts.Select(host => $"{host}/{name}").Prepend(name)).Prepend(repository).Distinct(StringComparer.Ordinal)];
    }

    // Null when it is a repository of another registry, or none.
    private static string? PathOf(string repository)
    {
        var host = ImageReference.HostOf(repository);
        if (repository.Length == 0 || (host is not null && !IsHost(host)))
        {
            return null;
        }

        var path = host is null ? repository : repository[(host.Length + 1)..];
        return path.Contains('/') ? path : Official + path;
    }
}
