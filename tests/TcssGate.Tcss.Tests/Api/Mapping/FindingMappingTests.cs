using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TcssGate.Core.Findings;
using TcssGate.Tcss.Api.Mapping;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Tests.Api.Mapping;

public sealed class FindingMappingTests
{
    [Fact]
    public void The_published_vulnerability()
    {
        var page = VulnerabilityMapping.ToPage(Read(WireSample.Response("DescribeAssetImageRegistryVulList"), WireJson.Default.PageVulnerabilityRow));

        page.Total.Should().Be(211);
        page.Rows.Should().Be(1);
        page.Findings.Should().ContainSingle().Which.Should().BeEquivalentTo(new Vulnerability(
            "CVE-2019-5827",
            Severity.High,
            "Google Chrome 输入验证错误漏洞",
            "GoogleChrome74.0.3729.131之前版本中的SQLite存在安全漏洞。",
            "升级到最新无漏洞版本",
            "sqlite-libs",
            "3.26.0-13.el8",
            "0:3.26.0-15.el8",
            "/var/sqlite/",
            8.8,
            "CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H",
            ["https://crbug.com/952406", "https://seclists.org/bugtraq/2019/Aug/19"],
            new DateTimeOffset(2019, 6, 28, 9, 15, 0, TimeSpan.FromHours(8)),
            ["NETWORK", "SYS", "APP"])
        {
            Aliases = ["pcmgr-209472"],
        });
    }

    [Fact]
    public void A_vulnerability_comes_once_for_each_component_and_takes_from_the_row_what_the_component_lacks()
    {
        var row = new VulnerabilityRow
        {
            CVEID = "CVE-1",
            Component = "openssl",
            Version = "1.0",
            FixedVersions = "1.1",
            Components = [new ComponentRow { Name = "libssl", Version = "0.9", FixedVersion = "0.9.1", Path = "/lib" }, null!, new ComponentRow()],
        };

        VulnerabilityMapping.ToVulnerabilities(row, 3).Select(found => (found.Component, found.Version, found.FixedVersion, found.Path))
            .Should().Equal(("libssl", "0.9", "0.9.1", "/lib"), ("openssl", "1.0", "1.1", ""));
        VulnerabilityMapping.ToVulnerabilities(row with { Components = [] }, 3).Should().ContainSingle().Which.Component.Should().Be("openssl");
        VulnerabilityMapping.ToVulnerabilities(row with { Components = null }, 3).Should().ContainSingle().Which.FixedVersion.Should().Be("1.1");
    }

    [Fact]
    public void Several_components_of_one_row_share_its_number_and_a_single_one_has_none()
    {
        var two = new VulnerabilityRow { CVEID = "CVE-1", Components = [new ComponentRow { Name = "a" }, new ComponentRow { Name = "b" }] };

        VulnerabilityMapping.ToVulnerabilities(two, 3).Select(found => found.SharedRow).Should().Equal(3, 3);
        VulnerabilityMapping.ToVulnerabilities(two with { Components = [new ComponentRow()] }, 3).Select(found => found.SharedRow).Should().Equal([null]);
    }

    [Fact]
    public void Every_other_id_of_a_row_is_kept_and_so_are_CVEs_that_are_no_address()
    {
        var row = new VulnerabilityRow { CVEID = "CVE-2024-1000", POCID = "pcmgr-1", Reference = "[\"CVE-2021-44228\", \"https://a.example/CVE-2021-45046\"]" };

        Only(row).Aliases.Should().Equal("pcmgr-1", "CVE-2021-44228");
        Only(new VulnerabilityRow { POCID = "pcmgr-1" }).Aliases.Should().BeEmpty();
    }

    [Fact]
    public void Only_a_row_that_says_nothing_of_fixes_and_exploits_leaves_them_unknown()
    {
        var silent = new VulnerabilityRow { CVEID = "CVE-1" };

        Only(silent).FixesUnknown.Should().BeTrue();
        Only(silent with { FixedVersions = "" }).FixesUnknown.Should().BeFalse();
        Only(silent with { Components = [] }).FixesUnknown.Should().BeFalse();
        Only(silent with { Tag = [] }).FixesUnknown.Should().BeFalse();
    }

    [Theory]
    [InlineData("CVE-2019-5827", "pcmgr-1", "name", "CVE-2019-5827")]
    [InlineData(" CVE-2019-5827\n", "pcmgr-1", "name", "CVE-2019-5827")]
    [InlineData("", "pcmgr-1", "name", "pcmgr-1")]
    [InlineData(null, " ", "name", "name")]
    [InlineData(null, null, null, "unknown-vulnerability")]
    public void A_vulnerability_without_a_CVE_is_called_by_what_it_has(string? cve, string? poc, string? name, string expected) =>
        Only(new VulnerabilityRow { CVEID = cve, POCID = poc, Name = name }).Id.Should().Be(expected);

    [Fact]
    public void No_row_is_ever_dropped()
    {
        var vulnerability = VulnerabilityMapping.ToPage(new Page<VulnerabilityRow> { List = [null!] }).Findings.Should().ContainSingle().Which;
        var virus = VirusMapping.ToPage(new Page<VirusRow> { List = [null!] }).Findings.Should().ContainSingle().Which;
        var risk = RiskMapping.ToPage(new Page<RiskRow> { List = [null!] }).Findings.Should().ContainSingle().Which;

        new Finding[] { vulnerability, virus, risk }.Should().OnlyContain(finding => finding.Severity == Severity.Unknown);
        new[] { vulnerability.Id, virus.Id, risk.Id }.Should().Equal("unknown-vulnerability", "unknown-virus", "unknown-risk");
    }

    [Theory]
    [InlineData("8.8", 8.8)]
    [InlineData("0", 0.0)]
    [InlineData("10", 10.0)]
    [InlineData("10.1", null)]
    [InlineData("-1", null)]
    [InlineData("8,8", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_score_is_from_0_to_10_or_unknown(string? text, double? expected) =>
        Only(new VulnerabilityRow { CvssScore = text }).Cvss.Should().Be(expected);

    [Theory]
    [InlineData("""["https://a.example/1", "https://a.example/1", "http://b.example"]""", "https://a.example/1 http://b.example")]
    [InlineData("""["javascript:alert(1)", "file:///etc/passwd", 7, null, "https://a.example"]""", "https://a.example")]
    [InlineData("\"https://a.example\"", "https://a.example")]
    [InlineData("https://a.example, https://b.example\nhttps://c.example", "https://a.example https://b.example https://c.example")]
    [InlineData("""["https://a.example", "https://b.exa""", "https://a.example https://b.exa")]
    [InlineData("{}", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void References_are_read_in_whatever_form_they_come(string? text, string expected) =>
        string.Join(' ', Only(new VulnerabilityRow { Reference = text }).References).Should().Be(expected);

    [Fact]
    public void Html_becomes_text_and_the_official_solution_comes_first()
    {
        var found = Only(new VulnerabilityRow { Des = "<p>BusyBox</p>", OfficialSolution = "<p> </p>", DefenseSolution = "<b>patch</b>", Tag = ["CanBeFixed", null!] });

        found.Description.Should().Be("BusyBox");
        found.Solution.Should().Be("patch");
        found.Tags.Should().Equal("CanBeFixed");
        Only(new VulnerabilityRow { OfficialSolution = "upgrade", DefenseSolution = "patch" }).Solution.Should().Be("upgrade");
    }

    [Fact]
    public void The_published_virus()
    {
        var page = VirusMapping.ToPage(Read(WireSample.Response("DescribeAssetImageRegistryVirusList"), WireJson.Default.PageVirusRow));

        page.Total.Should().Be(17);
        page.Findings.Should().ContainSingle().Which.Should().Be(new Virus(
            "stargate.lock",
            Severity.Critical,
            "stargate.lock",
            "发现容器上存在恶意木马，您的容器可能已经失陷。\n恶意木马通常会执行挖矿、文件删除、信息窃取和网络攻击等恶****",
            "1.检查恶意进程及非法端口；\n2.隔离或者删除相关的木马文件",
            "var/cache/debconf/passwords.dat",
            "d41d8cd98f00b204e9800998ecf8427e",
            0));
    }

    [Fact]
    public void The_published_risk_comes_without_its_password()
    {
        var rows = WireSample.Part("DescribeAssetImageRegistryRiskInfoList", "itemsAsInTheNodeImageApi");
        var page = RiskMapping.ToPage(Read($$"""{"List": {{rows}}, "TotalCount": 1}""", WireJson.Default.PageRiskRow));

        page.Findings.Should().ContainSingle().Which.Should().Be(new Risk(
            "2", Severity.High, "", "Dockerfile中存在账号密码、认证凭据等敏感信息", "", "3", "/bin/sh -c echo root:*** | chpasswd"));
    }

    private static Vulnerability Only(VulnerabilityRow row) => VulnerabilityMapping.ToVulnerabilities(row, 3).Should().ContainSingle().Which;

    private static T Read<T>(string json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;
}
