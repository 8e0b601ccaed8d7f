using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Evaluation;

public sealed class WaiverLifeTests
{
    private static readonly Finding Found = Some.Cve("CVE-1", Severity.High);

    [Theory]
    [InlineData(0, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void A_used_waiver_is_pointed_out_from_fourteen_days_before_its_last(int days, bool pointedOut)
    {
        var waiver = Some.Waiver("CVE-1", expires: Some.Today.AddDays(days));
        var result = Judge(Some.Whole(Found), waiver);

        result.ExpiringWaivers.Should().BeEquivalentTo(pointedOut ? [new ExpiringWaiver(waiver, "production", days)] : Array.Empty<ExpiringWaiver>());
        result.IdleWaivers.Should().BeEmpty();
    }

    [Fact]
    public void An_expired_waiver_is_expired_and_no_longer_expiring()
    {
        var result = Judge(Some.Whole(Found), Some.Waiver("CVE-1", expires: Some.Today.AddDays(-1)));

        result.IdleWaivers.Should().ContainSingle().Which.Reason.Should().Be(IdleReason.Expired);
        result.ExpiringWaivers.Should().BeEmpty();
    }

    [Fact]
    public void The_end_of_an_unused_waiver_will_not_be_felt()
    {
        var result = Judge(Some.Whole(Found), Some.Waiver("CVE-2", expires: Some.Today));

        result.IdleWaivers.Should().ContainSingle().Which.Reason.Should().Be(IdleReason.Unused);
        result.ExpiringWaivers.Should().BeEmpty();
    }

    [Fact]
    public void Of_a_list_that_nobody_read_a_waiver_may_have_been_of_use()
    {
        var result = Judge(new FindingList.NotRead(), Some.Waiver("CVE-2", expires: Some.Today));

        result.IdleWaivers.Should().BeEmpty();
        result.ExpiringWaivers.Should().ContainSingle().Which.DaysLeft.Should().Be(0);
    }

    [Fact]
    public void A_waiver_of_other_images_is_not_pointed_out() =>
        Judge(Some.Whole(Found), Some.Waiver("CVE-1", expires: Some.Today, images: "other/*")).ExpiringWaivers.Should().BeEmpty();

    private static ImageResult Judge(FindingList list, Waiver waiver) => Evaluator.Evaluate(
        new ImageEvidence(Some.Reference)
        {
            Image = Some.Image,
            Scan = Some.Scan with { Vulnerabilities = 1 },
            Findings = ImageFindings.NotRead with { Vulnerabilities = list },
        },
        [Some.Policy("{ vulnerabilities: 5 }", waiver)],
        Some.Today);
}
