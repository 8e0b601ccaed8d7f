namespace TcssGate.Core.Images;

/// <summary>Where TCSS knows an image from.</summary>
public enum ImageSource
{
    /// <summary>A registry: what was pushed.</summary>
    Registry,

    /// <summary>Nodes: what hosts hold and run.</summary>
    Node,
}

/// <summary>The names of the sources.</summary>
public static class ImageSources
{
    /// <summary>Every source by its name, for options and files.</summary>
    public static IReadOnlyDictionary<string, ImageSource> ByName { get; } = Enum.GetValues<ImageSource>().ToDictionary(Name, StringComparer.Ordinal);

    /// <summary>The name in options and reports: <c>registry</c> or <c>node</c>.</summary>
    public static string Name(this ImageSource source) => source switch
    {
        ImageSource.Registry => "registry",
        ImageSource.Node => "node",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };
}
