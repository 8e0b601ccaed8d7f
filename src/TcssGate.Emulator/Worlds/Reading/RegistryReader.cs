using TcssGate.Core.Documents;
using TcssGate.Emulator.Syncing;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>registries</c>.</summary>
internal static class RegistryReader
{
    public static IReadOnlyList<RegistrySpec> All(DocumentReader reader, YamlNode? node)
    {
        if (node is null)
        {
            return [RegistrySpec.Default];
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var all = reader.Each(node, "registries", "a registry", map => Read(reader, map, names));
        return all.Count == 0 ? [RegistrySpec.Default] : [.. all.Select((registry, index) => registry.Id == 0 ? registry with { Id = index + 1 } : registry)];
    }

    private static RegistrySpec? Read(DocumentReader reader, MapReader map, HashSet<string> names)
    {
        var name = map.Required("name");
        var defaults = RegistrySpec.Default;
        var registry = new RegistrySpec(
            reader.Count(map.Optional("id"), "id") ?? 0,
            reader.Text(name, "name") ?? "",
            reader.Text(map.Optional("type"), "type") ?? defaults.Type)
        {
            Region = reader.Text(map.Optional("region"), "region") ?? defaults.Region,
            Instance = reader.Anything(map.Optional("instance"), "instance") ?? defaults.Instance,
            Url = reader.Text(map.Optional("url"), "url") ?? defaults.Url,
            Failing = reader.Text(map.Optional("failing"), "failing"),
        };
        if (names.Add(registry.Name))
        {
            return registry;
        }

        reader.Error(name, DocumentCode.Contradiction, $"two registries are named \"{registry.Name}\"", "images tell them apart by their names");
        return null;
    }
}
