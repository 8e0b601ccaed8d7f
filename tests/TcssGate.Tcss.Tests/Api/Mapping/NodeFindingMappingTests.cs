using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TcssGate.Core.Findings;
using TcssGate.Tcss.Api.Mapping;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Tests.Api.Mapping;

public sealed class NodeFindingMappingTests
{
    [Fact]
    public void The_published_vulnerability_of_a_node_image()
    {
        var page = NodeFindingMapping.ToPage(Read(WireSample.Response("DescribeAssetImageVulList"), WireJson.Default.PageNodeVulnerabilityRow));

        page.Total.Should().Be(1);
        page.Rows.Should().Be(1);
        page.Findings.Should().ContainSingle().Which.Should().BeEquivalentTo(new Vulnerability(
            "CVE-2021-23240",
            Severity.High,
            "Busybox 安全漏洞",
            "BusyBox是乌克兰软件开发者DenisVlasenko所负责维护的一套包含了多个linux命令和工具的应用程序。",
            "升级到最新无漏洞版本",
            "busybox",
            "1.31.1-r16",
            "",
            "",
            8.1,
            "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
            ["https://security.gentoo.org/glsa/202101-33"],
            new DateTimeOffset(2018, 6, 26, 16, 29, 0, TimeSpan.Zero),
            [])
        {
            FixesUnknown = true,
        });
    }

    [Theory]
    [InlineData("1", Severity.Low)]
    [InlineData("2", Severity.Medium)]
    [InlineData("3", Severity.High)]
    [InlineData("4", Severity.Critical)]
    [InlineData("\"4\"", Severity.Critical)]
    [InlineData("\"HIGH\"", Severity.High)]
    [InlineData("0", Severity.Unknown)]
    [InlineData("5", Severity.Unknown)]
    [InlineData("2.5", Severity.Unknown)]
    [InlineData("null", Severity.Unknown)]
    public void Levels_are_numbers_here_and_words_are_understood(string level, Severity expected)
    {
        var vulnerability = Read($$"""{"List": [{"Level": {{level}}}]}""", WireJson.Default.PageNodeVulnerabilityRow);
        var virus = Read($$"""{"List": [{"RiskLevel": {{level}}}]}""", WireJson.Default.PageNodeVirusRow);
        var risk = Read($$"""{"List": [{"Level": {{level}}}]}""", WireJson.Default.PageNodeRiskRow);

        NodeFindingMapping.ToPage(vulnerability).Findings.Should().OnlyContain(finding => finding.Severity == expected);
        NodeFindingMapping.ToPage(virus).Findings.Should().OnlyContain(finding => finding.Severity == expected);
        NodeFindingMapping.ToPage(risk).Findings.Should().OnlyContain(finding => finding.Severity == expected);
    }

    [Theory]
    [InlineData("8.100000381469727", 8.1)]
    [InlineData("8.9399995803833008", 8.94)]
    [InlineData("\"9.8\"", 9.8)]
    [InlineData("10", 10.0)]
    [InlineData("0", 0.0)]
    [InlineData("10.1", null)]
    [InlineData("-1", null)]
    [InlineData("1e400", null)]
    [InlineData("null", null)]
    public void Scores_are_numbers_that_went_through_32_bits(string score, double? expected) =>
        Only($$"""{"CVSSV3Score": {{score}}}""").Cvss.Should().Be(expected);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("\"true\"")]
    [InlineData("1")]
    [InlineData("null")]
    public void Whether_it_is_suggested_may_come_in_any_form(string suggested) =>
        Only($$"""{"CVEID": "CVE-1", "IsSuggest": {{suggested}}}""").Id.Should().Be("CVE-1");

    [Fact]
    public void Fixes_and_exploits_are_told_as_the_registrys_are()
    {
        var found = Only("""{"CVEID": "CVE-1", "FixedVersions": "1.2", "Tag": ["DynamicLevelExp", null], "DefenseSolution": "<b>patch</b>", "OfficialSolution": "<p> </p>"}""");

        found.FixedVersion.Should().Be("1.2");
        found.IsFixable.Should().BeTrue();
        found.IsExploitable.Should().BeTrue();
        found.Solution.Should().Be("patch");
    }

    [Fact]
    public void A_virus_in_a_node_image_says_its_size_and_checksum_under_other_names()
    {
        var page = NodeFindingMapping.ToPage(Read(
            """
            {
              "List": [{
                "Path": "/bin/webshell", "RiskLevel": 3, "VirusName": "Win32.Trojan", "Tags": ["木马"], "Desc": "<p>a &lt;b&gt;</p>", "Solution": "delete",
                "Size": 40, "FirstScanTime": "2021-01-29 03:05:14", "LatestScanTime": "2021-01-29 03:05:14",
                "Md5": "d41d8cd98f00b204e9800998ecf8427e", "FileName": "webshell", "CheckPlatform": ["1"]
              }],
              "TotalCount": 3, "VirusScanStatus": 2
            }
            """,
            WireJson.Default.PageNodeVirusRow));

        page.Total.Should().Be(3);
        page.Findings.Should().ContainSingle().Which.Should().Be(new Virus(
            "Win32.Trojan", Severity.High, "Win32.Trojan", "a <b>", "delete", "/bin/webshell", "d41d8cd98f00b204e9800998ecf8427e", 40));
    }

    [Fact]
    public void The_published_risk_of_a_node_image_comes_without_its_password()
    {
        var rows = WireSample.Part("DescribeAssetImageRegistryRiskInfoList", "itemsAsInTheNodeImageApi");
        var page = NodeFindingMapping.ToPage(Read($$"""{"List": {{rows}}, "TotalCount": 1}""", WireJson.Default.PageNodeRiskRow));

        page.Findings.Should().ContainSingle().Which.Should().Be(new Risk(
            "2", Severity.High, "", "Dockerfile中存在账号密码、认证凭据等敏感信息", "", "3", "/bin/sh -c echo root:*** | chpasswd"));
    }

    [Fact]
    public void No_row_of_a_node_image_is_ever_dropped()
    {
        NodeFindingMapping.ToPage(new Page<NodeVulnerabilityRow> { List = [null!] }).Findings.Should().ContainSingle().Which.Id.Should().Be("unknown-vulnerability");
        NodeFindingMapping.ToPage(new Page<NodeVirusRow> { List = [null!] }).Findings.Should().ContainSingle().Which.Id.Should().Be("unknown-virus");
        NodeFindingMapping.ToPage(new Page<NodeRiskRow> { List = [null!] }).Findings.Should().ContainSingle().Which.Id.Should().Be("unknown-risk");
    }

    private static Vulnerability Only(string row) =>
        NodeFindingMapping.ToPage(Read($$"""{"List": [{{row}}]}""", WireJson.Default.PageNodeVulnerabilityRow)).Findings.Should().ContainSingle().Which;

    private static T Read<T>(string json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;
}
