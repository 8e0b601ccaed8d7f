using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Policies;

public sealed class WaiverIndexTests
{
    private static readonly Waiver Expired = Some.Waiver("CVE-1", expires: Some.Today.AddDays(-1));
    private static readonly Waiver OtherImage = Some.Waiver("CVE-1", images: "other/*");
    private static readonly Waiver Active = Some.Waiver("CVE-1", expires: Some.Today);
    private static readonly Waiver Narrow = Some.Waiver("CVE-1", "openssl");

    [Fact]
    public void Waivers_about_other_images_are_no_concern()
    {
        var index = Index(Expired, OtherImage, Active);

        index.Concerning.Should().Equal(Expired, Active);
        index.Active.Should().Equal(Active);
    }

    [Fact]
    public void The_first_waiver_in_the_file_speaks_for_a_finding()
    {
        Index(Narrow, Active).For(Some.Cve("CVE-1", Severity.Low)).Should().Be(Narrow);
        Index(Active, Narrow).For(Some.Cve("CVE-1", Severity.Low)).Should().Be(Active);
        Index(Active, Narrow).All(Some.Cve("CVE-1", Severity.Low)).Should().Equal(Active, Narrow);
        Index(Narrow, Active).All(Some.Cve("cve-1", Severity.Low, "zlib")).Should().Equal(Active);
    }

    [Fact]
    public void Expired_waivers_and_those_of_other_images_cover_nothing() =>
        Index(Expired, OtherImage).For(Some.Cve("CVE-1", Severity.Low)).Should().BeNull();

    [Fact]
    public void A_virus_is_found_by_name_and_by_path()
    {
        var index = Index(Some.Waiver("/tmp/x"), Some.Waiver("Eicar"));

        index.All(Some.Virus("eicar", "tmp/x")).Should().HaveCount(2);
        index.For(Some.Virus("Other", "/tmp/x"))!.Id.Should().Be("/tmp/x");
        index.For(Some.Virus("Other", "/tmp/X")).Should().BeNull();
        index.For(Some.Virus("Other", "/tmp/y")).Should().BeNull();
    }

    [Fact]
    public void A_waiver_that_names_both_name_and_path_counts_once() => Index(Some.Waiver("x")).All(Some.Virus("x", "/x")).Should().ContainSingle();

    [Fact]
    public void Many_waivers_and_findings_are_matched_in_no_time()
    {
        var index = Index([.. Enumerable.Range(0, 20_000).Select(number => Some.Waiver($"CVE-{number}"))]);
        var findings = Enumerable.Range(10_000, 20_000).Select(number => Some.Cve($"CVE-{number}", Severity.Low));

        findings.Count(finding => index.For(finding) is not null).Should().Be(10_000);
    }

    private static WaiverIndex Index(params Waiver[] waivers) => new(Some.Policy("{ viruses: 0 }", waivers), ImageNames.Of(Some.Reference, [Some.Image]), Some.Today);
}
