using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Tests;

public sealed class WorldFileTests
{
    [Fact]
    public void Every_mistake_is_told_at_once_with_its_place_and_how_to_mend_it()
    {
        Mistakes("""
            version: 2
            clok: {speed: 20}
            rateLimit: -1
            registries:
              - {type: ccr}
            sync: {takes: soon}
            images:
              - {repository: r/web, tag: v1, regstry: ccr, scan: {take: 30s, remain: honst, never: [viruses]}}
              - {tag: v1, licensed: maybe, scanned: yesterday, vulnerabilities: [{id: CVE-1, level: hihg}]}
            events:
              - {at: 5s, image: 'r/wep:v1'}
            quirks: {filters: fuzy, duplicateRow: true}
            faults:
              - {action: DescribeAssetImageRegistryLst, error: X}
              - {http: 200}
              - {calls: [1]}
              - {cut: before, http: 502}
            """).Should().Equal(
            "1:10 TG109 version is 2 (this program knows version 1)",
            "2:1 TG101 unknown key \"clok\" in a world (did you mean \"clock\"?)",
            "3:12 TG105 rateLimit is -1 (it is a whole number from 0 to 2147483647)",
            "5:5 TG103 a registry needs \"name\" ()",
            "6:15 TG106 takes is \"soon\" (write a number and d, h, m or s, as in 24h or 1h30m)",
            "8:34 TG101 unknown key \"regstry\" in an image (did you mean \"registry\"?)",
            "8:55 TG101 unknown key \"take\" in scan (did you mean \"takes\"?)",
            "8:74 TG104 unknown estimate \"honst\" (did you mean \"honest\"?)",
            "8:89 TG104 unknown type \"viruses\" (did you mean \"virus\"?)",
            "9:5 TG103 an image needs \"repository\" ()",
            "9:25 TG102 licensed is \"maybe\" (it is true, false, null, or the number that IsAuthorized is to show)",
            "9:41 TG106 scanned is \"yesterday\" (write a number and d, h, m or s, as in 24h or 1h30m)",
            "9:89 TG104 unknown level \"hihg\" (did you mean \"high\"?)",
            "11:21 TG104 no image \"r/wep:v1\" in this world (did you mean \"r/web:v1\"?)",
            "12:19 TG104 unknown habit of filters \"fuzy\" (did you mean \"fuzzy\"?)",
            "12:25 TG101 unknown key \"duplicateRow\" in quirks (did you mean \"duplicateRows\"?)",
            "14:14 TG104 unknown action \"DescribeAssetImageRegistryLst\" (did you mean \"DescribeAssetImageRegistryList\"?)",
            "15:12 TG105 http is 200 (it is an HTTP status from 400 to 599)",
            "16:5 TG103 a fault needs one of error, http, cut, truncate and delay ()",
            "17:5 TG110 a fault has one of error, http, cut and truncate (write two faults)");
    }

    [Theory]
    [InlineData("clock: {now: 2026-11-20}", "2:14 TG107 now is \"2026-11-20\", which is no moment (write it as in 2026-11-20T08:00:00Z)")]
    [InlineData("clock: {speed: 0}", "2:16 TG105 speed is \"0\" (it is a number above 0 and up to 100000)")]
    [InlineData("images: [{repository: r/a, tag: v1}, {repository: r/a, tag: v1}]", "2:51 TG110 r/a:v1 stands twice with the same digest (tell them apart by digest or registry; with count, put {n} into the repository or the tag)")]
    [InlineData("images: [{repository: r/a, tag: v1, count: 2}]", "2:23 TG110 r/a:v1 stands twice with the same digest (tell them apart by digest or registry; with count, put {n} into the repository or the tag)")]
    [InlineData("images: [{repository: r/a, tag: v1, id: 3}, {repository: r/b, tag: v1, id: 3}]", "2:76 TG110 two images have the id 3 (leave it out, and each gets its own)")]
    [InlineData("images: [{repository: r/a, tag: v1, fields: {VulCount: 1}}]", "2:46 TG101 unknown key \"VulCount\" in fields (did you mean \"VulCnt\"?)")]
    [InlineData("images: [{repository: r/a, tag: v1, vulnerabilities: {count: 1, critical: 2}}]", "2:62 TG110 count is 1, and of the severities there are 2 (count is all of them together)")]
    [InlineData("registries: [{name: a}, {name: a}]", "2:32 TG110 two registries are named \"a\" (images tell them apart by their names)")]
    [InlineData("images: {}", "2:9 TG102 images is a list, as in [a, b], not a mapping ()")]
    public void A_mistake_is_told(string yaml, string mistake) => Mistakes("version: 1\n" + yaml).Should().Equal(mistake);

    [Fact]
    public void A_world_needs_a_version() => Mistakes("rateLimit: 20").Should().Equal("1:1 TG103 a world needs \"version\" ()");

    [Fact]
    public void A_world_tells_its_clock_and_its_keys()
    {
        var world = WorldFile.Read("world.yaml", """
            version: 1
            clock: {now: 2026-11-20T16:00:00+08:00, speed: 2.5, skew: -7m}
            keys: [{id: a, key: b, token: c}]
            """, out var diagnostics)!;
        diagnostics.Should().BeEmpty();
        world.Clock.Should().Be(new WorldClock(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero), 2.5, TimeSpan.FromMinutes(-7)));
        world.Keys.Should().ContainSingle().Which.Should().BeEquivalentTo(new EmulatedKey("a", "b", "c"));
        WorldFile.Read("world.yaml", "version: 1", out _)!.Keys.Should().Equal(EmulatedKey.Demo);
    }

    private static IEnumerable<string> Mistakes(string yaml)
    {
        WorldFile.Read("world.yaml", yaml, out var diagnostics).Should().BeNull();
        return diagnostics.Select(found => $"{found.Line}:{found.Column} {found.Code} {found.Text} ({found.Mend})");
    }
}
