namespace TcssGate.Core.Images;

/// <summary>The name of a repository: a registry host, which has no case, and a path, which has.</summary>
public static class RepositoryName
{
    /// <summary>The name with its host in lower case, so that equal names are equal texts.</summary>
    /// <param name="repository">With or without a host.</param>
    public static string Normalized(string repository)
    {
        var length = HostLengthOf(repository);
        return repository.AsSpan(0, length).IndexOfAnyInRange('A', 'Z') < 0 ? repository : repository[..length].ToLowerInvariant() + repository[length..];
    }

    /// <summary>The registry host at the start of a repository, or <see langword="null"/> when there is none.</summary>
    public static string? HostOf(string repository) => HostLengthOf(repository) is > 0 and var length ? repository[..length] : null;

    /// <summary>How many characters at the start of a name are the registry host; 0 when it has none.</summary>
    /// <remarks>As container tools recognize it: the first component is a host when it has a dot or a port, or is <c>localhost</c>.</remarks>
    public static int HostLengthOf(ReadOnlySpan<char> name)
    {
        var slash = name.IndexOf('/');
        return slash > 0 && (name[..slash].IndexOfAny('.', ':') >= 0 || name[..slash].Equals("localhost", StringComparison.OrdinalIgnoreCase)) ? slash : 0;
    }
}
