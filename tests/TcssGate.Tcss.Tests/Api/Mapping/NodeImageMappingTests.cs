using System.Text.Json;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Api.Mapping;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Tests.Api.Mapping;

public sealed class NodeImageMappingTests
{
    private static readonly string Hex = new('a', 64);

    [Fact]
    public void The_published_row_is_a_complete_scan()
    {
        var page = NodeImageMapping.ToPage(JsonSerializer.Deserialize(WireSample.Response("DescribeAssetImageList"), WireJson.Default.PageNodeImageRow)!);

        var scanned = new TypeSnapshot(ScanStatus.Parse("SCANNED"), null, null);
        var id = IdOf("2061084bfcc0d9ff44f479efc582e3ac9feaf96b556f6901bb39dbddfb9676b2");
        var image = new NodeImage(id, "l10", "latest", []) { Hosts = 12, Containers = 0 };
        page.Images.Should().ContainSingle().Which.Should().BeEquivalentTo(new ListedImage(
            image,
            new ScanSnapshot
            {
                Source = SnapshotSource.Row,
                Repository = "l10",
                Tag = "latest",
                ImageId = id,
                Progress = 100,
                Status = ScanStatus.Parse("SCANNED"),
                Cve = scanned,
                Virus = scanned,
                Risk = scanned,
                ScanTime = new DateTimeOffset(2021, 1, 29, 6, 10, 12, 21, TimeSpan.Zero),
                Licensed = true,
                Vulnerabilities = 5,
                Viruses = 141,
                Risks = 7,
                Trusted = true,
                Size = 16159906,
                Created = new DateTimeOffset(2021, 1, 29, 4, 3, 18, TimeSpan.Zero),
                Os = "alpine:v3.12",
            }));
        ScanProof.Gaps(page.Images[0].Scan, image, ScanTypes.All, new ScanAge.NewerThan(null)).Should().OnlyContain(gap => gap.Kind == ScanGapKind.TypeNotScanned)
            .And.HaveCount(3, "a row does not say how far the scan of each type got");
        ScanProof.Gaps(page.Images[0].Scan with { RowUse = RowUse.Proof }, image, ScanTypes.All, new ScanAge.NewerThan(null)).Should().BeEmpty();
    }

    [Fact]
    public void The_published_detail_has_timed_out_in_every_type_and_is_no_complete_scan()
    {
        var image = Read(WireSample.Response("DescribeAssetImageDetail"));

        var timedOut = new TypeSnapshot(ScanStatus.Parse("SCANNED"), 0, "timeout");
        var id = IdOf("707540fd8a54ab3ebc086ecc96d2d6143fd92c1cac4d0b23353e1b7078b5937b");
        image.Should().BeEquivalentTo(new ListedImage(
            new NodeImage(id, "docker.io/centos", "latest", []) { Hosts = 24, Containers = 51 },
            new ScanSnapshot
            {
                Repository = "docker.io/centos",
                Tag = "latest",
                ImageId = id,
                Progress = 100,
                Status = ScanStatus.Parse("SCANNED"),
                Cve = timedOut,
                Virus = timedOut,
                Risk = timedOut,
                Error = "timeout",
                ScanTime = new DateTimeOffset(2024, 10, 25, 16, 13, 39, TimeSpan.FromHours(8)),
                Licensed = true,
                Vulnerabilities = 230,
                Viruses = 0,
                Risks = 211,
                SensitiveInfo = 0,
                Trusted = true,
                Size = 231268856,
                Created = new DateTimeOffset(2021, 9, 16, 2, 20, 5, TimeSpan.FromHours(8)),
                Os = "centos:8.4.2105",
            }));
        ScanTypes.All.Should().OnlyContain(type => GapsOf(image, type).Any(gap => gap.Kind == ScanGapKind.TypeFailed));
    }

    [Theory]
    [InlineData("null", false)]
    [InlineData("-1", false)]
    [InlineData("0", false)]
    [InlineData("99", false)]
    [InlineData("100", true)]
    [InlineData("101", false)]
    [InlineData("2147483647", false)]
    public void A_type_is_proved_by_a_progress_of_100_and_by_nothing_else(string progress, bool proved)
    {
        foreach (var type in new[] { "Vul", "Virus", "Risk" })
        {
            var others = string.Concat(new[] { "Vul", "Virus", "Risk" }.Where(other => other != type).Select(other => $", \"Scan{other}Progress\": 100"));
            var start = $"{{\"ImageID\": \"sha256:{Hex}\", \"ScanStatus\": \"SCANNED\", \"ScanTime\": \"2024-10-25 16:13:39\"{others}";
            var image = Read($"{start}, \"Scan{type}Progress\": {progress}}}");

            (ScanTypes.All.All(one => !GapsOf(image, one).Any())).Should().Be(proved, $"{type} is at {progress}");
            ScanTypes.All.All(one => !GapsOf(Read($"{start}}}"), one).Any()).Should().BeFalse("a missing progress is unknown");

            // Not even a row that is taken for a proof may have a progress that cannot be.
            var row = image with { Scan = image.Scan with { RowUse = RowUse.Proof } };
            ScanTypes.All.All(one => !GapsOf(row, one).Any()).Should().Be(proved || progress == "null", $"{type} is at {progress}");
        }
    }

    [Fact]
    public void An_image_without_a_licence_that_nobody_scanned()
    {
        var image = Read($$"""{"ImageID": "sha256:{{Hex}}", "IsAuthorized": 0, "ScanStatus": "notScan", "ScanTime": ""}""");

        image.Scan.Licensed.Should().BeFalse();
        image.Scan.ScanTime.Should().BeNull();
        image.Scan.HasUndatedResult.Should().BeFalse();
        image.Scan.Progress.Should().BeNull();
        new[] { image.Scan.Status, image.Scan.Cve.Status, image.Scan.Virus.Status, image.Scan.Risk.Status }
            .Should().OnlyContain(status => status.Kind == ScanStatusKind.NotScanned);
    }

    [Fact]
    public void What_an_answer_does_not_say_is_unknown_and_never_zero() =>
        Read("{}").Should().BeEquivalentTo(new ListedImage(
            new NodeImage(IdOf(Hex), "", "", []), new ScanSnapshot { Repository = "", Tag = "", ImageId = IdOf(Hex), Status = ScanStatus.Parse(null) }));

    [Theory]
    [InlineData("""{"ImageName": "web:1"}""")]
    [InlineData("""{"ImageID": null}""")]
    [InlineData("""{"ImageID": "web:1"}""")]
    [InlineData("""{"ImageID": "sha256:short"}""")]
    public void An_answer_that_does_not_say_which_image_it_is_about_is_about_none(string json) =>
        NodeImageMapping.ToListed(JsonSerializer.Deserialize(json, WireJson.Default.NodeImageRow)!).Should().BeNull();

    [Fact]
    public void Null_is_unknown_in_every_field_and_numbers_may_come_as_texts()
    {
        Read("""{"ImageName": null, "RepoDigests": null, "HostCnt": null, "VulCnt": null, "IsTrustImage": null, "Size": null, "ScanVulProgress": null}""")
            .Should().BeEquivalentTo(Read("{}"));
        Read("""{"HostCnt": "3", "ContainerCnt": "0", "VulCnt": "7", "IsAuthorized": "1", "ScanVulProgress": "5"}""")
            .Should().BeEquivalentTo(Read("""{"HostCnt": 3, "ContainerCnt": 0, "VulCnt": 7, "IsAuthorized": 1, "ScanVulProgress": 5}"""));
    }

    [Fact]
    public void Rows_that_name_no_image_are_left_out_yet_count_for_paging()
    {
        var page = NodeImageMapping.ToPage(new Page<NodeImageRow> { List = [new() { ImageID = $"sha256:{Hex}" }, null!, new() { ImageID = " " }], TotalCount = -1 });

        page.Images.Should().ContainSingle().Which.Image.Identity.Should().Be(IdOf(Hex));
        page.Rows.Should().Be(3);
        page.Total.Should().BeNull();
    }

    [Fact]
    public void Negative_counts_of_hosts_and_containers_are_unknown()
    {
        var (image, scan) = Listed(new NodeImageRow { HostCnt = -1, ContainerCnt = -1, Size = 0 });

        image.Should().BeOfType<NodeImage>().Which.Hosts.Should().BeNull();
        image.Should().BeOfType<NodeImage>().Which.Containers.Should().BeNull();
        scan.Size.Should().BeNull();
    }

    [Fact]
    public void What_an_image_was_pulled_by_is_kept_once_and_what_is_no_digest_is_left_out()
    {
        string?[] digests =
        [
            $"docker.io/centos@sha256:{Hex}", $" docker.io/centos@SHA256:{Hex.ToUpperInvariant()} ", $"ccr.ccs.tencentyun.com/shop/web@sha256:{Hex}",
            "docker.io/centos:latest", "docker.io/centos@sha256:short", $"@sha256:{Hex}", $"sha256:{Hex}", "<none>@<none>", "", null,
        ];

        Listed(new NodeImageRow { RepoDigests = digests! }).Image.Should().BeOfType<NodeImage>().Which.RepoDigests.Select(digest => digest.ToString())
            .Should().Equal($"docker.io/centos@sha256:{Hex}", $"ccr.ccs.tencentyun.com/shop/web@sha256:{Hex}");
    }

    [Theory]
    [InlineData("SCANNED", null, ScanStatusKind.Scanned)]
    [InlineData("SCANNED", 0, ScanStatusKind.Scanned)]
    [InlineData("scanned", 100, ScanStatusKind.Scanned)]
    [InlineData("SCANNING", null, ScanStatusKind.Unknown)]
    [InlineData("SCANNING", 101, ScanStatusKind.Unknown)]
    [InlineData("SCANNING", 0, ScanStatusKind.Scanning)]
    [InlineData("SCANNING", 99, ScanStatusKind.Scanning)]
    [InlineData("SCANNING", 100, ScanStatusKind.Scanned)]
    [InlineData("notScan", 100, ScanStatusKind.NotScanned)]
    [InlineData("scanErr", 100, ScanStatusKind.Failed)]
    [InlineData("PAUSED", 100, ScanStatusKind.Unknown)]
    [InlineData(null, 100, ScanStatusKind.Unknown)]
    public void The_status_of_a_type_is_told_from_the_one_status_and_its_progress(string? status, int? progress, ScanStatusKind expected) =>
        Scan(new NodeImageRow { ScanStatus = status, ScanVirusProgress = progress }).Virus.Status.Kind.Should().Be(expected);

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(99, false)]
    [InlineData(100, true)]
    public void A_type_that_has_not_got_to_its_end_is_not_complete_whatever_the_status_says(int? progress, bool complete) =>
        GapsOf(Listed(new NodeImageRow { ScanStatus = "SCANNED", ScanRiskProgress = progress, ScanTime = "2024-10-25 16:13:39" }), ScanType.Risk)
            .Should().HaveCount(complete ? 0 : 1);

    [Fact]
    public void Each_type_keeps_its_own_progress_and_error()
    {
        var scan = Scan(new NodeImageRow
        {
            ScanStatus = "SCANNED",
            ScanVulProgress = 1,
            ScanVulError = "No Error",
            ScanVirusProgress = 2,
            ScanVirusError = "timeout",
            ScanRiskProgress = 3,
            ScanRiskError = "",
        });

        var scanned = ScanStatus.Parse("SCANNED");
        scan.Cve.Should().Be(new TypeSnapshot(scanned, 1, null));
        scan.Virus.Should().Be(new TypeSnapshot(scanned, 2, "timeout"));
        scan.Risk.Should().Be(new TypeSnapshot(scanned, 3, null));
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(0, 50, 100, 50)]
    [InlineData(99, 100, 100, 99)]
    [InlineData(10, null, null, 10)]
    public void While_it_is_not_scanned_the_progress_is_the_average_of_the_types(int? vul, int? virus, int? risk, int? expected) =>
        Scan(new NodeImageRow { ScanStatus = "SCANNING", ScanVulProgress = vul, ScanVirusProgress = virus, ScanRiskProgress = risk })
            .Progress.Should().Be(expected);

    [Theory]
    [InlineData(null, "", null)]
    [InlineData("No Error", "no error", null)]
    [InlineData("host offline", "No Error", "host offline")]
    [InlineData(null, "back end down", "back end down")]
    [InlineData("timeout", "timeout", "timeout")]
    [InlineData("host offline", "back end down", "host offline; back end down")]
    public void An_error_of_no_type_is_an_error_of_the_whole_scan(string? agent, string? service, string? expected) =>
        Scan(new NodeImageRow { AgentError = agent, ScanError = service }).Error.Should().Be(expected);

    private static IReadOnlyList<ScanGap> GapsOf(ListedImage listed, ScanType type) =>
        ScanProof.Gaps(listed.Scan, listed.Image, [type], new ScanAge.NewerThan(null));

    private static Digest IdOf(string hex) => Digest.FromApi($"sha256:{hex}")!.Value;

    private static ListedImage Listed(NodeImageRow row) => NodeImageMapping.ToListed(row.ImageID is null ? row with { ImageID = $"sha256:{Hex}" } : row)!;

    private static ScanSnapshot Scan(NodeImageRow row) => Listed(row).Scan;

    private static ListedImage Read(string json) => Listed(JsonSerializer.Deserialize(json, WireJson.Default.NodeImageRow)!);
}
