using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Policies;

public sealed class WaiverPatternTests
{
    [Theory]
    [InlineData("/opt/app/*", "opt/app/a", true)]
    [InlineData("/opt/app/*", "/opt/app/a/b/c", true)]
    [InlineData("opt/app/*", "/opt/app/a", true)]
    [InlineData("/opt/app/*", "opt/app", false)]
    [InlineData("/opt/app/*", "var/opt/app/a", false)]
    [InlineData("*/eicar.com", "tmp/x/eicar.com", true)]
    [InlineData("*/eicar.com", "eicar.com", false)]
    [InlineData("/opt/?.so", "/opt/a.so", true)]
    [InlineData("/opt/?.so", "/opt/ab.so", false)]
    [InlineData("/opt/A*", "/opt/app", false)]
    [InlineData("Miner*", "Miner.exe", false)]
    public void A_virus_is_waived_by_a_pattern_over_its_path(string id, string path, bool covers)
    {
        var virus = Some.Virus("Eicar", path);

        Some.Waiver(id).Covers(virus).Should().Be(covers);
        (Index(Some.Waiver(id)).For(virus) is not null).Should().Be(covers);
    }

    [Fact]
    public void A_pattern_covers_viruses_alone()
    {
        var waiver = Some.Waiver("/opt/*");

        waiver.MayCover(FindingKind.Virus).Should().BeTrue();
        waiver.MayCover(FindingKind.Vulnerability).Should().BeFalse();
        waiver.MayCover(FindingKind.Risk).Should().BeFalse();
        waiver.Covers(Some.Cve("/opt/*", Severity.Low)).Should().BeFalse();
        Index(waiver).For(Some.Risk("/opt/*")).Should().BeNull();
    }

    [Fact]
    public void A_CVE_is_never_a_pattern() => Some.Waiver("CVE-2027/*").Covers(Some.Virus("x", "CVE-2027/a")).Should().BeFalse();

    [Fact]
    public void A_virus_without_a_path_is_waived_by_no_pattern() => Index(Some.Waiver("*/")).For(Some.Virus("Eicar", "")).Should().BeNull();

    [Fact]
    public void The_first_in_the_file_speaks_whatever_it_names_the_virus_by()
    {
        var virus = Some.Virus("Eicar", "/opt/a");
        Waiver[] waivers = [Some.Waiver("/opt/*"), Some.Waiver("Eicar"), Some.Waiver("/opt/a")];

        Index(waivers).For(virus).Should().Be(waivers[0]);
        Index([.. waivers.Reverse()]).For(virus).Should().Be(waivers[2]);
        Index(waivers).All(virus).Should().Equal(waivers);
    }

    [Fact]
    public void The_index_covers_what_each_waiver_covers_alone()
    {
        string[] names = ["CVE-1", "cve-1", "Eicar", "eicar", "/opt/a", "opt/a", "/opt/*", "*/a", "1"];
        Finding[] findings =
        [
            Some.Cve("CVE-1", Severity.Low), Some.Cve("Eicar", Severity.Low, "zlib"), Some.Virus("CVE-1", "opt/a"), Some.Virus("EICAR", "/opt/a"),
            Some.Virus("1", "tmp/a"), Some.Risk("1"), Some.Risk("Eicar"),
        ];
        foreach (var waiver in names.SelectMany(name => new[] { Some.Waiver(name), Some.Waiver(name, "openssl") }))
        {
            findings.Where(finding => Index(waiver).For(finding) is not null).Should().Equal(findings.Where(waiver.Covers), waiver.ToString());
        }
    }

    private static WaiverIndex Index(params Waiver[] waivers) => new(Some.Policy("{ viruses: 0 }", waivers), ImageNames.Of(Some.Reference, [Some.Image]), Some.Today);
}
