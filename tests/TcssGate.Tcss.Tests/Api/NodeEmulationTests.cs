using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Emulator;
using TcssGate.Emulator.Worlds;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Credentials;
using TcssGate.Testing;

namespace TcssGate.Tcss.Tests.Api;

/// <summary>The client and the stand-in cloud mean the same by what they say of images on nodes.</summary>
public sealed class NodeEmulationTests
{
    private const string Centos = "docker.io/centos:latest";

    [Fact]
    public async Task An_image_on_hosts_is_found_scanned_and_its_findings_are_read()
    {
        using var rig = new Rig($$"""
            images: [{repository: ccr.ccs.tencentyun.com/shop/web, tag: "1"}]
            nodeImages:
              - name: {{Centos}}
                repoDigests: ["ccr.ccs.tencentyun.com/shop/web:1", "<none>:<none>"]
                hosts: null
                containers: 51
                trusted: true
                scan: {takes: 30s}
                vulnerabilities: [{id: CVE-1, level: critical, score: "8.1", fixed: "2"}]
                viruses: [{name: trojan, path: /bin/x, level: low}]
                risks: [{description: d, instruction: "echo root:654321 | chpasswd", level: high}]
            """);
        var listed = (await rig.Client.ListNodeImagesAsync(new ImageListRequest(0, 100, []), default)).Images.Should().ContainSingle().Which;
        listed.Scan.Status.Kind.Should().Be(ScanStatusKind.NotScanned);
        var image = listed.Image.Should().BeOfType<NodeImage>().Which;
        (image.Hosts, image.Containers, listed.Scan.Trusted, listed.Scan.Licensed).Should().Be((null, 51, true, true));

        var task = await rig.Client.StartNodeScanAsync(new NodeScanRequest([image.ImageId], ScanTypes.All, TimeSpan.FromMinutes(5)), default);
        rig.Time.Advance(TimeSpan.FromSeconds(15));
        (await rig.Client.GetNodeScanStatusAsync(task!, default)).Should().BeEquivalentTo(
            new ScanProgress(1, 0, ScanStatus.Parse("SCANNING"), TimeSpan.FromSeconds(15), []));
        var running = await rig.Look(image.ImageId);
        (running.Scan.Status.Kind, running.Scan.Virus.Progress, running.Scan.Progress).Should().Be((ScanStatusKind.Scanning, 50, 75));

        rig.Time.Advance(TimeSpan.FromSeconds(15));
        var scanned = await rig.Look(image.ImageId);
        ScanProof.Gaps(scanned.Scan, scanned.Image, ScanTypes.All, new ScanAge.NewerThan(null)).Should().BeEmpty();
        scanned.Scan.ScanTime.Should().Be(rig.Time.GetUtcNow());
        scanned.Image.Should().BeOfType<NodeImage>().Which.RepoDigests.Select(pulled => pulled.ToString())
            .Should().Equal($"ccr.ccs.tencentyun.com/shop/web@{EmulatedDigest.Of("ccr.ccs.tencentyun.com/shop/web:1")}");

        var request = new NodeFindingListRequest(image.ImageId, 0, 100);
        var vulnerability = (await rig.Client.ListNodeVulnerabilitiesAsync(request, default)).Findings.Should().ContainSingle().Which;
        (vulnerability.Id, vulnerability.Cvss, vulnerability.IsFixable).Should().Be(("CVE-1", 8.1, true));
        (await rig.Client.ListNodeVirusesAsync(request, default)).Findings.Should().ContainSingle().Which.Id.Should().Be("trojan");
        (await rig.Client.ListNodeRisksAsync(request, default)).Findings.Should().ContainSingle().Which.Instruction.Should().NotContain("654321");
    }

    [Fact]
    public async Task An_offline_host_is_told_though_everything_else_looks_like_a_new_result()
    {
        using var rig = new Rig($$"""nodeImages: [{name: "{{Centos}}", scanned: 2h, scan: {takes: 1s, agentError: host offline} }]""");
        var before = (await rig.Client.ListNodeImagesAsync(new ImageListRequest(0, 100, []), default)).Images[0];
        var id = before.Image.Identity!.Value;
        await rig.Client.StartNodeScanAsync(new NodeScanRequest([id], ScanTypes.All, TimeSpan.FromMinutes(5)), default);
        rig.Time.Advance(TimeSpan.FromSeconds(1));

        var after = await rig.Look(id);

        after.Scan.ScanTime.Should().BeAfter(before.Scan.ScanTime!.Value);
        after.Scan.Status.Kind.Should().Be(ScanStatusKind.Scanned);
        (before.Scan.Error, after.Scan.Error).Should().Be((null, "host offline"));
    }

    private sealed class Rig : IDisposable
    {
        public Rig(string world) => this.Client = new TcssClient(new TcssClientOptions
        {
            Handler = new EmulatorHandler(new EmulatedCloud(WorldFile.Read("world.yaml", $"version: 1\n{world}", out _)!, this.Time)),
            Credentials = new TcssCredentials(EmulatedKey.DemoId, EmulatedKey.DemoSecret),
            Time = this.Time,
        });

        public ManualTime Time { get; } = new();

        public TcssClient Client { get; }

        public async Task<ListedImage> Look(Digest imageId) => (await this.Client.GetNodeImageAsync(imageId, default))!;

        public void Dispose() => this.Client.Dispose();
    }
}
