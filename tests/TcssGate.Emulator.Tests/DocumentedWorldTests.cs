using System.Text.RegularExpressions;
using TcssGate.Emulator.Tests.Support;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Tests;

/// <summary>What the documentation shows works.</summary>
public sealed partial class DocumentedWorldTests
{
    [Fact]
    public void The_worlds_in_the_documentation_can_be_read()
    {
        var worlds = Blocks().Matches(Document("emulator.md")).Select(match => match.Groups[1].Value).Where(block => block.StartsWith("version: 1", StringComparison.Ordinal)).ToList();
        worlds.Should().ContainSingle();
        foreach (var world in worlds)
        {
            WorldFile.Read("docs/emulator.md", world, out var diagnostics);
            diagnostics.Should().BeEmpty();
        }
    }

    [Fact]
    public void The_world_of_the_examples_does_what_its_comments_say()
    {
        var world = WorldFile.Read("world.yaml", Document("world.yaml"), out var diagnostics);
        diagnostics.Should().BeEmpty();
        world!.Clock.Should().Be(new WorldClock(ManualTime.Morning, 20, TimeSpan.Zero));

        using var cloud = Cloud.With(Document("world.yaml").Replace("version: 1\n", "", StringComparison.Ordinal));
        Listed(cloud).Should().Equal("api NOT_SCAN", "legacy SCANNED", "batch NOT_SCAN", "worker NOT_SCAN", "base SCANNED");
        cloud.Ask("SyncAssetImageRegistryAsset", """{"All": true}""");
        cloud.Time.Advance(4);
        Listed(cloud).Should().StartWith("web NOT_SCAN");

        Scan(cloud, "batch:7").Should().Be("FailedOperation.ErrAlreadyScanning");
        new[] { "web:1.4.2", "api:2.0.0", "legacy:0.9", "worker:3" }.Select(image => Scan(cloud, image)).ToList().Should().AllBe("");
        cloud.Time.Advance(20);
        Listed(cloud).Should().Equal("web SCANNED", "api SCANNED", "legacy SCANNED", "batch NOT_SCAN", "worker SCANNED", "base SCANNED");
        cloud.Rows().Select(row => row["VirusStatus"]!.GetValue<string>()).Should().Equal("SCANNED", "SCANNED", "SCANNED", "NOT_SCAN", "NOT_SCAN", "SCANNED");
        cloud.Rows().Select(row => row["CriticalLevelVulCnt"]!.GetValue<int>()).Should().Equal(0, 1, 0, 0, 0, 0);
    }

    [Fact]
    public void The_images_on_hosts_of_the_examples_do_what_their_comments_say()
    {
        using var cloud = Cloud.With(Document("world.yaml").Replace("version: 1\n", "", StringComparison.Ordinal));
        string Shown(string name)
        {
            var detail = cloud.Ask("DescribeAssetImageDetail", $$"""{"ImageID": "{{cloud.Emulated.ImageIdOf(name)}}"}""");
            return $"{detail["ScanStatus"]}, {detail["AgentError"]}, {detail["ScanTime"]}";
        }

        const string Base = "ccr.ccs.tencentyun.com/shop/base:trusted";
        var digest = cloud.Rows().Single(row => row["ImageTag"]!.GetValue<string>() == "trusted")["ImageDigest"];
        var id = cloud.Emulated.ImageIdOf(Base);
        cloud.Ask("DescribeAssetImageDetail", $$"""{"ImageID": "{{id}}"}""")["RepoDigests"]!.AsArray().Select(text => text!.ToString())
            .Should().Equal($"ccr.ccs.tencentyun.com/shop/base@{digest}");
        Shown("docker.io/centos:latest").Should().Be("SCANNED, No Error, 2026-11-20 15:00:00");
        Shown(Base).Should().Be("NOT_SCAN, No Error, ");

        var outcomes = new List<string>();
        for (var scan = 0; scan < 2; scan++)
        {
            cloud.Code("CreateAssetImageScanTask", $$"""{"Images": ["{{id}}"], "ScanVul": true}""").Should().BeEmpty();
            cloud.Time.Advance(20);
            outcomes.Add(Shown(Base));
        }

        outcomes.Should().Equal("SCANNED, host offline, 2026-11-20 16:00:20", "SCANNED, No Error, 2026-11-20 16:00:40");
    }

    private static IEnumerable<string> Listed(Cloud cloud) => cloud.Rows().Select(row => $"{row["ImageName"]} {row["ScanStatus"]}");

    private static string Scan(Cloud cloud, string image) =>
        cloud.Code("CreateAssetImageRegistryScanTask", $$"""{"Id": [{{cloud.Emulated.IdOf($"ccr.ccs.tencentyun.com/shop/{image}")}}]}""");

    private static string Document(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "documents", name));

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
