using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Planning;

public sealed class ScanStepTests
{
    private static readonly ScanRequirement Required = new(ScanTypes.All, TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));

    [Fact]
    public void A_complete_fresh_scan_is_used() => Step(Some.Scan).Should().Be(new ScanStep.UseExisting());

    [Fact]
    public void A_complete_fresh_scan_is_used_also_when_the_licence_is_gone() =>
        Step(Some.Scan with { Licensed = false }).Should().Be(new ScanStep.UseExisting());

    [Fact]
    public void A_rescan_is_done_whatever_is_there() => Step(Some.Scan, rescan: true).Should().Be(new ScanStep.Start("a new scan was asked for"));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_scan_of_the_greatest_age_is_used_and_one_a_second_older_is_done_again(int seconds, bool used)
    {
        var step = Step(Some.Scan with { ScanTime = Some.Now.AddHours(-24).AddSeconds(-seconds) });

        step.Should().Be(used ? new ScanStep.UseExisting() : new ScanStep.Start("the result is 24h1s old, more than 24h"));
    }

    [Fact]
    public void An_image_that_nobody_scanned_is_scanned() =>
        Step(NotScanned).Should().Be(new ScanStep.Start("it was not scanned yet"));

    [Fact]
    public void A_missing_type_alone_is_reason_enough_for_a_scan() =>
        Step(Some.Scan with { Virus = Some.TypeNotScanned }).Should().Be(new ScanStep.Start("the virus scan was not done (NOT_SCAN)"));

    [Fact]
    public void A_missing_type_that_nobody_requires_is_no_reason() =>
        ScanStep.For(Some.Scan with { Virus = Some.TypeNotScanned }, Some.Image, Required with { Types = [ScanType.Cve] }, Some.Now, false)
            .Should().Be(new ScanStep.UseExisting());

    [Fact]
    public void An_image_without_a_licence_is_given_up_at_once() =>
        Step(NotScanned with { Licensed = false }).Should().Be(new ScanStep.GiveUp(Reasons.NotLicensed()));

    [Fact]
    public void A_rescan_without_a_licence_is_given_up_at_once() =>
        Step(Some.Scan with { Licensed = false }, rescan: true).Should().Be(new ScanStep.GiveUp(Reasons.NotLicensed()));

    [Fact]
    public void A_licence_of_which_nothing_is_said_is_tried() =>
        Step(NotScanned with { Licensed = null }).Should().BeOfType<ScanStep.Start>();

    [Fact]
    public void A_scan_that_runs_is_joined() => Step(Running).Should().Be(new ScanStep.Join());

    [Fact]
    public void A_scan_that_runs_is_joined_also_for_a_rescan_and_without_a_licence()
    {
        Step(Running, rescan: true).Should().Be(new ScanStep.Join());
        Step(Running with { Licensed = false }).Should().Be(new ScanStep.Join());
    }

    [Fact]
    public void An_answer_about_another_image_is_given_up()
    {
        Step(Some.Scan with { Digest = Some.OtherDigest }).Should().BeOfType<ScanStep.GiveUp>().Which.Reason.Code.Should().Be(UndecidedCode.ImageChanged);
        Step(Running with { Repository = "ccr.ccs.tencentyun.com/shop/web-admin" }).Should().BeOfType<ScanStep.GiveUp>()
            .Which.Reason.Text.Should().Be("the result is not about this image: TCSS answers about ccr.ccs.tencentyun.com/shop/web-admin:1.4.2 instead");
    }

    [Fact]
    public void An_image_whose_digest_is_unknown_is_given_up() =>
        Step(Some.Scan with { Digest = null }).Should().BeOfType<ScanStep.GiveUp>();

    private static ScanSnapshot NotScanned => Some.Scan with
    {
        Status = ScanStatus.Parse("NOT_SCAN"),
        Progress = 0,
        Cve = Some.TypeNotScanned,
        Virus = Some.TypeNotScanned,
        Risk = Some.TypeNotScanned,
        ScanTime = null,
    };

    private static ScanSnapshot Running => Some.Scan with { Status = ScanStatus.Parse("SCANNING"), Progress = 30 };

    private static ScanStep Step(ScanSnapshot look, bool rescan = false) => ScanStep.For(look, Some.Image, Required, Some.Now, rescan);
}
