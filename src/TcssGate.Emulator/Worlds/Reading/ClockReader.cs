using TcssGate.Core.Documents;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>Reads <c>clock</c>.</summary>
internal static class ClockReader
{
    public static WorldClock Read(DocumentReader reader, YamlNode? node)
    {
        var clock = new WorldClock(null, 1, TimeSpan.Zero);
        if (reader.Map(node, "clock") is not { } map)
        {
            return clock;
        }

        clock = new WorldClock(
            reader.Instant(map.Optional("now"), "now"),
            reader.Factor(map.Optional("speed"), "speed") ?? clock.Speed,
            reader.SignedSpan(map.Optional("skew"), "skew") ?? clock.Skew)
        {
            DateSkew = reader.SignedSpan(map.Optional("dateSkew"), "dateSkew"),
        };
        map.RefuseOthers();
        return clock;
    }
}
