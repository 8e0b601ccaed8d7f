namespace TcssGate.Core.Documents;

/// <summary>Takes the known keys out of a mapping, then refuses what is left.</summary>
/// <param name="reader">The document that the mapping stands in.</param>
/// <param name="map">The mapping.</param>
/// <param name="what">What it is, for messages, as in <c>a waiver</c>.</param>
public sealed class MapReader(DocumentReader reader, YamlMap map, string what)
{
    private readonly List<string> known = [];

    /// <summary>The mapping itself, to report at.</summary>
    public YamlMap Node => map;

    /// <summary>Whether a key is there; does not take it.</summary>
    public bool Has(string key) => map.Entries.Any(entry => entry.Key.Value == key);

    /// <summary>Takes a key that may be missing; <see langword="null"/> when it is.</summary>
    public YamlNode? Optional(string key)
    {
        this.known.Add(key);
        foreach (var (name, value) in map.Entries)
        {
            if (name.Value == key)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Takes a key that must be there, and reports when it is not.</summary>
    public YamlNode? Required(string key)
    {
        var value = this.Optional(key);
        if (value is null)
        {
            reader.Error(map, DocumentCode.Missing, $"{what} needs \"{key}\"", "");
        }

        return value;
    }

    /// <summary>Reports every key that was not taken, with the known one that was probably meant.</summary>
    public void RefuseOthers()
    {
        foreach (var (name, _) in map.Entries)
        {
            if (!this.known.Contains(name.Value, StringComparer.Ordinal))
            {
                reader.Error(name, DocumentCode.UnknownKey, $"unknown key \"{name.Value}\" in {what}", Suggestion.For(name.Value, this.known));
            }
        }
    }
}
