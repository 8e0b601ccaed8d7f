using System.Text.Json;
using TcssGate.Emulator.Tests.Support;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Emulator.Tests;

public sealed class FindingTests
{
    [Fact]
    public void Findings_are_listed_by_pages_with_the_total()
    {
        using var cloud = Cloud.WithWeb("scanned: 1h, vulnerabilities: {count: 537, critical: 2, high: 40, medium: 100}");
        var pages = Enumerable.Range(0, 7).Select(page => Vulnerabilities(cloud, page * 100)).ToList();
        pages.Select(page => page.List?.Count).Should().Equal(100, 100, 100, 100, 100, 37, null);
        pages.Should().AllSatisfy(page => page.TotalCount.Should().Be(537));
        var rows = pages.SelectMany(page => page.List ?? []).ToList();
        rows.Select(row => row.CVEID).Should().OnlyHaveUniqueItems();
        rows.CountBy(row => row.Level!).Should().Equal(new("4", 2), new("3", 40), new("2", 100), new("1", 395));
    }

    [Fact]
    public void A_vulnerability_is_told_as_the_service_does()
    {
        using var cloud = Cloud.With("""
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: "1"
                scanned: 1h
                vulnerabilities:
                  - id: CVE-2019-5827
                    level: high
                    component: sqlite-libs
                    version: 3.26.0-13.el8
                    fixed: 0:3.26.0-15.el8
                    score: "8.8"
                    name: n
                    description: <b>d</b>
                    published: "2019-06-28 09:15:00"
                    tags: [CanBeFixed]
                    fields: {IsSuggest: null, CvssScore: 9.1}
            """);
        var row = Vulnerabilities(cloud, 0).List!.Single();
        row.Should().BeEquivalentTo(new VulnerabilityRow
        {
            CVEID = "CVE-2019-5827",
            Level = "3",
            Component = "sqlite-libs",
            Version = "3.26.0-13.el8",
            FixedVersions = "0:3.26.0-15.el8",
            CvssScore = "9.1",
            Name = "n",
            Des = "<b>d</b>",
            SubmitTime = "2019-06-28 09:15:00",
        }, same => same
            .Including(one => one.CVEID).Including(one => one.Level).Including(one => one.Component).Including(one => one.Version)
            .Including(one => one.FixedVersions).Including(one => one.CvssScore).Including(one => one.Name).Including(one => one.Des)
            .Including(one => one.SubmitTime));
        row.Components!.Single().FixedVersion.Should().Be("0:3.26.0-15.el8");
        row.Tag.Should().Equal("CanBeFixed");
        JsonDocument.Parse(row.Reference!).RootElement.ValueKind.Should().Be(JsonValueKind.Array);
    }

    [Fact]
    public void Viruses_and_risks_are_listed_too()
    {
        using var cloud = Cloud.WithWeb("scanned: 1h, viruses: [{name: Miner, path: usr/bin/.k, level: critical}], risks: [{description: a password, instruction: 'echo root:654321 | chpasswd'}]");
        var id = cloud.WebId;
        var virus = cloud.Ask("DescribeAssetImageRegistryVirusList", $$"""{"Id": {{id}}}""").Deserialize(WireJson.Default.PageVirusRow)!.List!.Single();
        (virus.VirusName, virus.Path, virus.FileName, virus.RiskLevel).Should().Be(("Miner", "usr/bin/.k", ".k", "4"));
        var risk = cloud.Ask("DescribeAssetImageRegistryRiskInfoList", $$"""{"Id": {{id}}}""")["List"]!.AsArray().Single()!;
        risk["InstructionContent"]!.GetValue<string>().Should().Be("echo root:654321 | chpasswd");
        risk["Behavior"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public void Nothing_found_is_no_list()
    {
        using var cloud = Cloud.WithWeb("scanned: 1h");
        var answer = cloud.Ask("DescribeAssetImageRegistryRiskInfoList", $$"""{"Id": {{cloud.WebId}}}""");
        answer["List"].Should().BeNull();
        answer["TotalCount"]!.GetValue<int>().Should().Be(0);
    }

    private static Page<VulnerabilityRow> Vulnerabilities(Cloud cloud, int offset)
    {
        var answer = cloud.Ask("DescribeAssetImageRegistryVulList", $$"""{"Id": {{cloud.WebId}}, "Limit": 100, "Offset": {{offset}}}""");
        return answer.Deserialize(WireJson.Default.PageVulnerabilityRow)!;
    }
}
