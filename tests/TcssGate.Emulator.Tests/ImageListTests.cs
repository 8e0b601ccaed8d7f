using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class ImageListTests
{
    private const string Similar = """
        images:
          - {repository: ccr.ccs.tencentyun.com/shop/web, tag: v1}
          - {repository: ccr.ccs.tencentyun.com/shop/web, tag: v1-rc, licensed: false}
          - {repository: ccr.ccs.tencentyun.com/shop/web-admin, tag: v1, scanned: 2h, viruses: {count: 1}}
          - {repository: ccr.ccs.tencentyun.com/blog/web, tag: v1}

        """;

    [Theory]
    [InlineData("exact", """{"Name": "ImageName", "Values": ["web"], "ExactMatch": true}""", 3)]
    [InlineData("exact", """{"Name": "ImageName", "Values": ["web"], "ExactMatch": false}""", 4)]
    [InlineData("exact", """{"Name": "ImageRepoAddress", "Values": ["ccr.ccs.tencentyun.com/shop/web"], "ExactMatch": true}""", 2)]
    [InlineData("exact", """{"Name": "ImageTag", "Values": ["v1-rc", "v2"], "ExactMatch": true}""", 1)]
    [InlineData("exact", """{"Name": "Namespace", "Values": ["blog"], "ExactMatch": true}""", 1)]
    [InlineData("exact", """{"Name": "IsAuthorized", "Values": ["0"]}""", 1)]
    [InlineData("exact", """{"Name": "ScanStatus", "Values": ["notScan"]}""", 3)]
    [InlineData("exact", """{"Name": "SecurityRisk", "Values": ["virus"]}""", 1)]
    [InlineData("exact", """{"Name": "RepoType", "Values": ["all"]}""", 4)]
    [InlineData("fuzzy", """{"Name": "ImageName", "Values": ["web"], "ExactMatch": true}""", 4)]
    [InlineData("fuzzy", """{"Name": "ImageName", "Values": ["admin"], "ExactMatch": true}""", 1)]
    [InlineData("ignored", """{"Name": "ImageName", "Values": ["nothing"], "ExactMatch": true}""", 4)]
    public void A_filter_narrows_as_the_world_lets_it(string habit, string filter, int rows)
    {
        using var cloud = Cloud.With(Similar + $"quirks: {{filters: {habit}}}");
        var answer = cloud.Ask("DescribeAssetImageRegistryList", $$"""{"Filters": [{{filter}}]}""");
        (answer["TotalCount"]!.GetValue<int>(), answer["List"]!.AsArray().Count).Should().Be((rows, rows));
    }

    [Fact]
    public void Filters_can_be_refused()
    {
        using var cloud = Cloud.With(Similar + "quirks: {filters: refused}");
        cloud.Code("DescribeAssetImageRegistryList", """{"Filters": [{"Name": "RepoType", "Values": ["all"]}]}""").Should().Be("InvalidParameter");
        cloud.Code("DescribeAssetImageRegistryList").Should().BeEmpty();
    }

    [Theory]
    [InlineData("{}", 10)]
    [InlineData("""{"Limit": 100}""", 25)]
    [InlineData("""{"Limit": 10, "Offset": 20}""", 5)]
    [InlineData("""{"Limit": 10, "Offset": 24}""", 1)]
    [InlineData("""{"Limit": 10, "Offset": 25}""", null)]
    public void Pages_are_cut_out_and_there_is_no_list_past_the_end(string body, int? rows)
    {
        using var cloud = Many();
        var answer = cloud.Ask("DescribeAssetImageRegistryList", body);
        answer["List"]?.AsArray().Count.Should().Be(rows);
        answer.ContainsKey("List").Should().BeTrue("null is written, not left out");
        answer["TotalCount"]!.GetValue<int>().Should().Be(25);
    }

    [Fact]
    public void Past_the_end_there_can_be_an_empty_list()
    {
        using var cloud = Many("quirks: {nullListPastEnd: false}");
        cloud.Ask("DescribeAssetImageRegistryList", """{"Offset": 25}""")["List"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public void A_page_can_be_shorter_than_was_asked_for_and_the_total_wrong()
    {
        using var cloud = Many("quirks: {pageCap: 7, totalCountWrong: 3}");
        var answer = cloud.Ask("DescribeAssetImageRegistryList", """{"Limit": 100}""");
        answer["List"]!.AsArray().Should().HaveCount(7);
        answer["TotalCount"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public void The_same_row_can_come_twice()
    {
        using var cloud = Cloud.With(Similar + "quirks: {duplicateRows: true}");
        var ids = cloud.Rows().Select(row => row["Id"]!.GetValue<long>()).ToList();
        ids.Should().HaveCount(8);
        ids.Distinct().Should().HaveCount(4);
    }

    [Fact]
    public void Ids_stay_the_same_when_other_images_come_and_go()
    {
        using var alone = Cloud.WithWeb("digest: auto");
        using var among = Cloud.With("""
            images:
              - {repository: ccr.ccs.tencentyun.com/shop/other, tag: "1"}
              - {repository: ccr.ccs.tencentyun.com/shop/web, tag: "1"}
            """);
        among.WebId.Should().Be(alone.WebId);
    }

    private static Cloud Many(string rest = "") => Cloud.With($$"""
        images:
          - repository: ccr.ccs.tencentyun.com/shop/app-{n}
            tag: v1
            count: 25
        {{rest}}
        """);
}
