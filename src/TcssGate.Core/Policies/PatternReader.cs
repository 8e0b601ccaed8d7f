using TcssGate.Core.Documents;
using TcssGate.Core.Images;

namespace TcssGate.Core.Policies;

/// <summary>Reads the lists of patterns of a policy.</summary>
internal sealed class PatternReader(DocumentReader reader)
{
    /// <summary>Reads patterns over images; empty when there is no list.</summary>
    public IReadOnlyList<ImageGlob> Images(YamlNode? node) =>
        this.Patterns(node, new Kind("images", "an", "image", "for every image", ImageGlob.ProblemIn), pattern => new ImageGlob(pattern));

    /// <summary>Reads patterns over registries' hosts; empty when there is no list.</summary>
    public IReadOnlyList<NameGlob> Registries(YamlNode? node) =>
        this.Patterns(node, new Kind("registries", "a", "registry", "for any registry", NameGlob.ProblemInHost), pattern => new NameGlob(pattern));

    /// <summary>Reads patterns over operating systems; empty when there is no list.</summary>
    public IReadOnlyList<NameGlob> OperatingSystems(YamlNode? node) =>
        this.Patterns(node, new Kind("os", "an", "operating system", "for any system", NameGlob.ProblemInOs), pattern => new NameGlob(pattern));

    private List<T> Patterns<T>(YamlNode? node, Kind kind, Func<string, T> make)
    {
        var items = reader.Items(node, kind.Key);
        if (items.Count == 0 && node is YamlList)
        {
            reader.Error(node, DocumentCode.Missing, $"{kind.Key} is empty, so it would match no {kind.One}", $"name a pattern, or leave it out {kind.LeftOut}");
        }

        var patterns = new List<T>();
        foreach (var item in items)
        {
            if (reader.Text(item, $"{kind.Article} {kind.One} pattern") is not { } pattern)
            {
                continue;
            }

            if (kind.ProblemIn(pattern) is { } problem)
            {
                reader.Error(item, DocumentCode.BadPattern, $"\"{pattern}\" can match no {kind.One}", problem);
            }
            else
            {
                patterns.Add(make(pattern));
            }
        }

        return patterns;
    }

    private sealed record Kind(string Key, string Article, string One, string LeftOut, Func<string, string?> ProblemIn);
}
