using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Scans;

public sealed class NodeProofTests
{
    private static readonly ScanAge Fresh = new ScanAge.AtMost(TimeSpan.FromHours(24), Some.Now);

    [Fact]
    public void A_complete_fresh_scan_of_exactly_the_ImageID_lacks_nothing() => Gaps(Some.HeldScan).Should().BeEmpty();

    [Fact]
    public void Another_name_is_no_other_image_and_another_ImageID_is()
    {
        Gaps(Some.HeldScan with { Repository = "renamed", Tag = "2" }).Should().BeEmpty();
        Gaps(Some.HeldScan with { ImageId = Some.OtherDigest }).Should().Equal(
            new ScanGap(ScanGapKind.ImageChanged, null, $"TCSS answers about {Some.OtherDigest} instead"));
        Gaps(Some.HeldScan with { ImageId = null }).Should().ContainSingle().Which.Kind.Should().Be(ScanGapKind.ImageUnidentified);
    }

    [Fact]
    public void An_error_of_no_type_spoils_the_whole_scan() =>
        Gaps(Some.HeldScan with { Error = "agent offline" }).Should().Equal(
            new ScanGap(ScanGapKind.Failed, null, "the scan ended with the error \"agent offline\""));

    [Fact]
    public void A_node_that_stays_out_of_reach_ends_the_waiting_long_before_the_timeout()
    {
        var offline = Some.HeldScan with { Error = "agent offline" };
        var watch = new ScanWatch(Some.Held, ScanTypes.All, ScanOrigin.Triggered, new ScanStart(Some.Now, TimeSpan.FromHours(24)) { Before = offline.ScanTime }, TimeSpan.Zero);

        watch.Observe(offline, TimeSpan.FromSeconds(119)).Next(0).Should().BeOfType<WaitStep.LookAgain>();
        watch.Observe(offline, TimeSpan.FromSeconds(120)).Next(0).Should().BeOfType<WaitStep.GiveUp>()
            .Which.Reason.Should().Be(Reasons.ScanFailed("the scan ended with the error \"agent offline\""));
    }

    private static IReadOnlyList<ScanGap> Gaps(ScanSnapshot look) => ScanProof.Gaps(look, Some.Held, ScanTypes.All, Fresh);
}
