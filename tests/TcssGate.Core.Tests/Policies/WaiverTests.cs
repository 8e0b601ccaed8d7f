using TcssGate.Core.Findings;

namespace TcssGate.Core.Tests.Policies;

public sealed class WaiverTests
{
    [Fact]
    public void A_waiver_holds_through_its_expiry_day()
    {
        var waiver = Some.Waiver("CVE-1", expires: new DateOnly(2027, 3, 31));

        waiver.IsActive(new DateOnly(2027, 3, 30)).Should().BeTrue();
        waiver.IsActive(new DateOnly(2027, 3, 31)).Should().BeTrue();
        waiver.IsActive(new DateOnly(2027, 4, 1)).Should().BeFalse();
    }

    [Theory]
    [InlineData("CVE-2021-44228", true)]
    [InlineData("cve-2021-44228", true)]
    [InlineData("CVE-2021-4422", false)]
    [InlineData("CVE-2021-442280", false)]
    [InlineData("CVE-*", false)]
    public void A_vulnerability_is_waived_by_its_whole_name_without_case(string id, bool covers) =>
        Some.Waiver(id).Covers(Some.Cve("CVE-2021-44228", Severity.Critical)).Should().Be(covers);

    [Theory]
    [InlineData("openssl", true)]
    [InlineData("OpenSSL", false)]
    [InlineData("openssl-libs", false)]
    public void A_component_narrows_a_waiver(string component, bool covers) =>
        Some.Waiver("CVE-1", component).Covers(Some.Cve("CVE-1", Severity.Low, "openssl")).Should().Be(covers);

    [Theory]
    [InlineData("Eicar.Test", true)]
    [InlineData("eicar.test", true)]
    [InlineData("/usr/bin/x", true)]
    [InlineData("usr/bin/x", true)]
    [InlineData("/usr/bin/X", false)]
    [InlineData("/usr/bin", false)]
    [InlineData("/", false)]
    public void A_virus_is_waived_by_its_name_or_by_its_path_with_or_without_the_leading_slash(string id, bool covers)
    {
        Some.Waiver(id).Covers(Some.Virus("Eicar.Test", "usr/bin/x")).Should().Be(covers);
        Some.Waiver(id).Covers(Some.Virus("Eicar.Test", "/usr/bin/x")).Should().Be(covers);
    }

    [Fact]
    public void A_virus_whose_path_is_unknown_is_not_waived_by_the_root() => Some.Waiver("/").Covers(Some.Virus("Eicar", "")).Should().BeFalse();

    [Fact]
    public void A_waiver_of_a_vulnerability_leaves_the_virus_that_is_named_after_it()
    {
        Some.Waiver("CVE-2021-44228").Covers(Some.Virus("CVE-2021-44228", "tmp/x")).Should().BeFalse();
        Some.Waiver("cve-2021-44228").Covers(Some.Risk("CVE-2021-44228")).Should().BeFalse();
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("11", false)]
    public void A_risk_is_waived_by_its_type(string id, bool covers) => Some.Waiver(id).Covers(Some.Risk("1")).Should().Be(covers);

    [Fact]
    public void A_waiver_for_a_component_covers_nothing_that_has_none()
    {
        Some.Waiver("Eicar", "openssl").Covers(Some.Virus("Eicar", "x")).Should().BeFalse();
        Some.Waiver("1", "openssl").Covers(Some.Risk("1")).Should().BeFalse();
    }

    [Theory]
    [InlineData("CVE-1", null, true, false)]
    [InlineData("cve-1", null, true, false)]
    [InlineData("Eicar", null, true, true)]
    [InlineData("Eicar", "openssl", true, false)]
    public void What_a_waiver_could_be_about_shows_in_its_name_and_component(string id, string? component, bool vulnerabilities, bool others)
    {
        var waiver = Some.Waiver(id, component);

        waiver.MayCover(FindingKind.Vulnerability).Should().Be(vulnerabilities);
        waiver.MayCover(FindingKind.Virus).Should().Be(others);
        waiver.MayCover(FindingKind.Risk).Should().Be(others);
    }

    [Fact]
    public void A_waiver_without_images_holds_for_every_image() => Some.Waiver("CVE-1").AppliesTo(Some.Names("any/thing:1")).Should().BeTrue();

    [Theory]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:1.4.2", true)]
    [InlineData("ccr.ccs.tencentyun.com/shop/api:1", true)]
    [InlineData("ccr.ccs.tencentyun.com/shop/web-admin:1.4.2", false)]
    [InlineData("ccr.ccs.tencentyun.com/other/web:1.4.2", false)]
    public void A_waiver_for_some_images_holds_for_those_alone(string image, bool applies) =>
        Some.Waiver("CVE-1", images: ["ccr.ccs.tencentyun.com/shop/web:*", "ccr.ccs.tencentyun.com/shop/api"]).AppliesTo(Some.Names(image)).Should().Be(applies);
}
