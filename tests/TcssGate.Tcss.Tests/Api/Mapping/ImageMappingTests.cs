using System.Text.Json;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api.Mapping;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Tests.Api.Mapping;

public sealed class ImageMappingTests
{
    private static readonly RegistryImageRow Named = new() { Id = 1, ImageRepoAddress = "ccr.ccs.tencentyun.com/shop/web", ImageTag = "1.4.2" };

    [Fact]
    public void The_published_row_of_an_image_that_nobody_scanned()
    {
        var listed = ImageMapping.ToPage(Read(WireSample.Response("DescribeAssetImageRegistryList"), WireJson.Default.PageRegistryImageRow)).Images[0];

        listed.Image.Should().Be(new RegistryImage(
            20933905,
            "ccr.ccs.tencentyun.com/xcar/executor",
            "latest",
            Digest.FromApi("sha256:8d8d7593f6da4e909bba63a3a22080eca935c57afd81ad0b8f069b90064324ba"),
            "ccr",
            "",
            "ccr-default")
        {
            IsLatest = true,
        });
        listed.Scan.ScanTime.Should().BeNull();
        listed.Scan.Status.Kind.Should().Be(ScanStatusKind.NotScanned);
        listed.Scan.Licensed.Should().BeFalse();
        listed.Scan.Trusted.Should().BeFalse();
        listed.Scan.Remaining.Should().BeNull();
        listed.Scan.BySeverity.Should().BeNull();
        listed.Scan.Progress.Should().Be(0);
    }

    [Fact]
    public void The_published_detail_of_an_image_in_which_nobody_looked_for_viruses()
    {
        var snapshot = ImageMapping.ToSnapshot(Read(WireSample.Response("DescribeAssetImageRegistryDetail"), WireJson.Default.RegistryImageRow));

        snapshot.Should().BeEquivalentTo(new ScanSnapshot
        {
            Repository = "ccr.ccs.tencentyun.com/yunding/person1",
            Tag = "v1",
            Digest = Digest.FromApi("sha256:615475135bb705517e749767a28f6bd57199008d3e9b688efa0f73a8befccc97"),
            ImageId = Digest.FromApi("sha256:e68ba1280908f76a9e22a813b9ea0c7358e9bcf0ed616fddf88dad557e33d1ca"),
            Progress = 100,
            Status = ScanStatus.Parse("SCANNED"),
            Cve = new TypeSnapshot(ScanStatus.Parse("SCANNED"), 100, null),
            Virus = new TypeSnapshot(ScanStatus.Parse("NOT_SCAN"), 0, null),
            Risk = new TypeSnapshot(ScanStatus.Parse("SCANNED"), 100, null),
            ScanTime = new DateTimeOffset(2022, 1, 14, 21, 3, 19, TimeSpan.FromHours(8)),
            Licensed = true,
            Vulnerabilities = 172,
            Viruses = 0,
            Risks = 1,
            SensitiveInfo = 1,
            Size = 74866818,
            Created = new DateTimeOffset(2020, 12, 25, 16, 40, 39, TimeSpan.FromHours(8)),
            Os = "linux",
        });
    }

    [Fact]
    public void What_an_answer_does_not_say_is_unknown_and_never_zero() =>
        ImageMapping.ToSnapshot(Read("{}", WireJson.Default.RegistryImageRow)).Should().BeEquivalentTo(new ScanSnapshot { Status = ScanStatus.Parse(null) });

    [Fact]
    public void A_row_has_to_say_which_image_it_is_about()
    {
        ImageMapping.ToImage(Named).Should().NotBeNull();
        ImageMapping.ToImage(Named with { Id = null }).Should().BeNull();
        ImageMapping.ToImage(Named with { Id = 0 }).Should().BeNull();
        ImageMapping.ToImage(Named with { ImageRepoAddress = " " }).Should().BeNull();
        ImageMapping.ToImage(Named with { ImageTag = "", ImageDigest = null }).Should().BeNull();
        ImageMapping.ToImage(Named with { ImageDigest = "sha256:short" })!.Digest.Should().BeNull();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("<none>", false)]
    [InlineData(null, true)]
    public void A_row_without_a_tag_is_an_image_by_its_digest(string? tag, bool isUnknown)
    {
        var image = ImageMapping.ToImage(Named with { ImageTag = tag, ImageDigest = $"sha256:{new string('a', 64)}" })!;

        image.Tag.Should().BeEmpty();
        image.HasUnknownTag.Should().Be(isUnknown);
    }

    [Fact]
    public void Rows_that_name_no_image_are_kept_with_what_they_do_say()
    {
        var page = ImageMapping.ToPage(new Page<RegistryImageRow> { List = [Named, null!, Named with { Id = null }], TotalCount = 3 });

        page.Partial.Should().Equal(PartialRow.Empty, new PartialRow(null, "ccr.ccs.tencentyun.com/shop/web", "1.4.2", null));
    }

    [Fact]
    public void Rows_that_name_no_image_are_left_out_yet_count_for_paging()
    {
        var page = ImageMapping.ToPage(new Page<RegistryImageRow> { List = [Named, null!, Named with { Id = null }], TotalCount = -1 });

        page.Images.Should().ContainSingle();
        page.Rows.Should().Be(3);
        page.Total.Should().BeNull();
    }

    [Theory]
    [InlineData(3, null, 3)]
    [InlineData(null, 4, 4)]
    [InlineData(3, 4, 4)]
    [InlineData(4, 3, 4)]
    [InlineData(0, 0, 0)]
    [InlineData(-1, 2, 2)]
    [InlineData(-1, -1, null)]
    [InlineData(null, null, null)]
    public void Of_two_counts_of_sensitive_information_the_larger_counts(int? sensitive, int? sentive, int? expected) =>
        ImageMapping.ToSnapshot(new RegistryImageRow { SensitiveInfoCnt = sensitive, SentiveInfoCnt = sentive }).SensitiveInfo.Should().Be(expected);

    [Fact]
    public void Severities_are_known_only_when_all_four_are()
    {
        var all = new RegistryImageRow { CriticalLevelVulCnt = 1, HighLevelVulCnt = 2, MediumLevelVulCnt = 3, LowLevelVulCnt = 4 };

        ImageMapping.ToSnapshot(all).BySeverity.Should().Be(new SeverityCounts(1, 2, 3, 4));
        ImageMapping.ToSnapshot(all with { CriticalLevelVulCnt = null }).BySeverity.Should().BeNull();
        ImageMapping.ToSnapshot(all with { HighLevelVulCnt = null }).BySeverity.Should().BeNull();
        ImageMapping.ToSnapshot(all with { MediumLevelVulCnt = null }).BySeverity.Should().BeNull();
        ImageMapping.ToSnapshot(all with { LowLevelVulCnt = null }).BySeverity.Should().BeNull();
        ImageMapping.ToSnapshot(all with { LowLevelVulCnt = -1 }).BySeverity.Should().BeNull();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(12, true)]
    [InlineData(null, null)]
    public void Any_licence_but_0_is_one(int? authorized, bool? expected) =>
        ImageMapping.ToSnapshot(new RegistryImageRow { IsAuthorized = authorized }).Licensed.Should().Be(expected);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, 1)]
    [InlineData(null, null)]
    public void No_estimate_of_the_time_left_is_no_time_left(int? seconds, int? expected) =>
        ImageMapping.ToSnapshot(new RegistryImageRow { ScanRemainTime = seconds }).Remaining
            .Should().Be(expected is null ? null : TimeSpan.FromSeconds(expected.Value));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 0)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(null, null)]
    public void A_negative_count_is_unknown(int? count, int? expected)
    {
        var snapshot = ImageMapping.ToSnapshot(new RegistryImageRow { VulCnt = count, VirusCnt = count, RiskCnt = count });

        new[] { snapshot.Vulnerabilities, snapshot.Viruses, snapshot.Risks }.Should().AllBeEquivalentTo(expected);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, 0)]
    [InlineData(100, 100)]
    [InlineData(101, null)]
    public void Progress_is_per_cent_or_unknown(int progress, int? expected)
    {
        var snapshot = ImageMapping.ToSnapshot(new RegistryImageRow { Progress = progress, ScanVulProgress = progress });

        snapshot.Progress.Should().Be(expected);
        snapshot.Cve.Progress.Should().Be(expected);
    }

    [Fact]
    public void Each_type_keeps_its_own_status_progress_and_error()
    {
        var snapshot = ImageMapping.ToSnapshot(new RegistryImageRow
        {
            CveStatus = "SCANNED",
            ScanVulProgress = 1,
            ScanVulError = "No Error",
            VirusStatus = "scanErr",
            ScanVirusProgress = 2,
            ScanVirusError = "timeout",
            RiskStatus = "SCANNING",
            ScanRiskProgress = 3,
            ScanRiskError = null,
        });

        snapshot.Cve.Should().Be(new TypeSnapshot(ScanStatus.Parse("SCANNED"), 1, null));
        snapshot.Virus.Should().Be(new TypeSnapshot(ScanStatus.Parse("scanErr"), 2, "timeout"));
        snapshot.Risk.Should().Be(new TypeSnapshot(ScanStatus.Parse("SCANNING"), 3, null));
    }

    private static T Read<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;
}
