using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Scans;

public sealed class ScanProofTests
{
    private static readonly ScanAge Fresh = new ScanAge.AtMost(TimeSpan.FromHours(24), Some.Now);

    [Fact]
    public void A_complete_fresh_scan_of_exactly_the_image_lacks_nothing() =>
        ScanProof.Gaps(Some.Scan, Some.Image, ScanTypes.All, Fresh).Should().BeEmpty();

    [Fact]
    public void What_could_not_be_read_is_named_where_something_is_missing()
    {
        string[] fields = ["DescribeAssetImageRegistryDetail: ScanTime is an object, not text"];

        Texts(Some.Scan with { ScanTime = null, Unreadable = fields }).Should().Equal($"TCSS does not say when it was scanned ({fields[0]})");
        Texts(Some.Scan with { Unreadable = fields }).Should().BeEmpty("a field that proves nothing is not missed");
    }

    [Fact]
    public void An_answer_that_says_nothing_proves_nothing() =>
        Kinds(new ScanSnapshot()).Should().Equal(
            ScanGapKind.ImageUnidentified,
            ScanGapKind.Unfinished,
            ScanGapKind.Unfinished,
            ScanGapKind.TypeNotScanned,
            ScanGapKind.TypeNotScanned,
            ScanGapKind.TypeNotScanned,
            ScanGapKind.Undated);

    [Theory]
    [InlineData(null)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(101)]
    public void Only_a_progress_of_100_is_an_end(int? progress) =>
        Kinds(Some.Scan with { Progress = progress }).Should().Equal(ScanGapKind.Unfinished);

    [Fact]
    public void The_progress_reached_is_said() =>
        Texts(Some.Scan with { Progress = 42 }).Should().Equal("its progress is 42 %");

    [Fact]
    public void A_missing_progress_is_said_to_be_unknown() =>
        Texts(Some.Scan with { Progress = null }).Should().Equal("its progress is unknown");

    [Theory]
    [InlineData("SCANNING", ScanGapKind.Running, "the scan still runs")]
    [InlineData("NOT_SCAN", ScanGapKind.Unfinished, "it was not scanned yet")]
    [InlineData("SCAN_ERR", ScanGapKind.Failed, "the scan ended as SCAN_ERR")]
    [InlineData("SCANERR", ScanGapKind.Failed, "the scan ended as SCANERR")]
    [InlineData("scanErr", ScanGapKind.Failed, "the scan ended as scanErr")]
    [InlineData("SCAN_ERROR", ScanGapKind.Failed, "the scan ended as SCAN_ERROR")]
    [InlineData("Failed", ScanGapKind.Failed, "the scan ended as Failed")]
    [InlineData("SCAN_FAILURE", ScanGapKind.Failed, "the scan ended as SCAN_FAILURE")]
    [InlineData("QUEUED", ScanGapKind.Unfinished, "TCSS gives it the scan status QUEUED")]
    [InlineData(null, ScanGapKind.Unfinished, "TCSS gives it the scan status no status")]
    public void Progress_100_left_over_is_no_end_while_the_status_says_otherwise(string? status, ScanGapKind kind, string text)
    {
        var gaps = ScanProof.Gaps(Some.Scan with { Status = ScanStatus.Parse(status) }, Some.Image, ScanTypes.All, Fresh);

        gaps.Should().Equal(new ScanGap(kind, null, text));
    }

    [Fact]
    public void A_look_without_any_status_can_be_told_in_words() =>
        Texts(Some.Scan with { Status = default }).Should().Equal("TCSS gives it the scan status no status");

    [Fact]
    public void The_published_person1_has_no_virus_scan_though_its_progress_is_100() =>
        ScanProof.Gaps(Some.Person1, Some.Person1Image, ScanTypes.All, new ScanAge.AtMost(TimeSpan.FromHours(24), Some.Person1.ScanTime!.Value))
            .Should().Equal(new ScanGap(ScanGapKind.TypeNotScanned, ScanType.Virus, "the virus scan was not done (NOT_SCAN)"));

    [Fact]
    public void The_published_person1_is_complete_for_whom_viruses_do_not_matter() =>
        ScanProof.Gaps(Some.Person1, Some.Person1Image, [ScanType.Cve, ScanType.Risk], new ScanAge.NewerThan(null)).Should().BeEmpty();

    [Fact]
    public void The_first_gap_is_the_first_of_all_whatever_is_missing()
    {
        var good = Some.Scan;
        ScanSnapshot[] looks =
        [
            good, new ScanSnapshot(), good with { Digest = Some.OtherDigest }, good with { Status = ScanStatus.Parse("SCANNING") }, good with { Error = "offline" },
            good with { Progress = 42 }, good with { Error = "offline", Progress = 42 }, good with { Virus = Some.TypeFailed }, good with { ScanTime = null },
            good with { Virus = Some.TypeNotScanned, ScanTime = null },
        ];

        foreach (var look in looks)
        {
            new[] { ScanProof.FirstGap(look, Some.Image, null) }.OfType<ScanGap>()
                .Should().Equal(ScanProof.Gaps(look, Some.Image, [], new ScanAge.NewerThan(null)).Take(1));
            new[] { ScanProof.FirstGap(look, Some.Image, ScanType.Virus) }.OfType<ScanGap>()
                .Should().Equal(ScanProof.Gaps(look, Some.Image, [ScanType.Virus], new ScanAge.NewerThan(null)).Take(1));
        }
    }

    [Theory]
    [InlineData(ScanType.Cve)]
    [InlineData(ScanType.Virus)]
    [InlineData(ScanType.Risk)]
    public void Every_required_type_has_to_be_scanned(ScanType type)
    {
        var gaps = ScanProof.Gaps(With(type, Some.TypeNotScanned), Some.Image, ScanTypes.All, Fresh);

        gaps.Should().Equal(new ScanGap(ScanGapKind.TypeNotScanned, type, $"the {type.Name()} scan was not done (NOT_SCAN)"));
        ScanProof.FirstGap(With(type, Some.TypeNotScanned), Some.Image, type).Should().Be(gaps[0]);
    }

    [Fact]
    public void A_type_that_nobody_requires_may_be_missing() =>
        ScanProof.Gaps(With(ScanType.Risk, TypeSnapshot.Missing), Some.Image, [ScanType.Cve, ScanType.Virus], Fresh).Should().BeEmpty();

    [Fact]
    public void A_type_of_which_the_answer_says_nothing_was_not_scanned() =>
        Texts(With(ScanType.Virus, TypeSnapshot.Missing)).Should().Equal("the virus scan was not done (no status)");

    [Theory]
    [InlineData("SCAN_ERR")]
    [InlineData("SCANERR")]
    [InlineData("scanErr")]
    public void A_type_that_failed_is_not_complete_however_it_is_spelt(string word) =>
        ScanProof.Gaps(With(ScanType.Cve, new TypeSnapshot(ScanStatus.Parse(word), 100, null)), Some.Image, ScanTypes.All, Fresh)
            .Should().Equal(new ScanGap(ScanGapKind.TypeFailed, ScanType.Cve, $"the cve scan ended as {word}"));

    [Fact]
    public void A_type_that_still_runs_is_not_complete() =>
        ScanProof.Gaps(With(ScanType.Risk, Some.TypeRunning), Some.Image, ScanTypes.All, Fresh)
            .Should().Equal(new ScanGap(ScanGapKind.Running, ScanType.Risk, "the risk scan still runs"));

    [Theory]
    [InlineData(ScanType.Cve)]
    [InlineData(ScanType.Virus)]
    [InlineData(ScanType.Risk)]
    public void An_error_of_a_type_outweighs_its_status(ScanType type) =>
        ScanProof.Gaps(With(type, Some.TypeDone with { Error = "timeout" }), Some.Image, ScanTypes.All, Fresh)
            .Should().Equal(new ScanGap(ScanGapKind.TypeFailed, type, $"the {type.Name()} scan ended with the error \"timeout\""));

    [Theory]
    [InlineData(null, true)]
    [InlineData(100, true)]
    [InlineData(99, false)]
    [InlineData(0, false)]
    public void A_scanned_type_with_a_lower_progress_stopped_half_way(int? progress, bool complete)
    {
        var look = With(ScanType.Virus, Some.TypeDone with { Progress = progress });

        Texts(look).Should().Equal(complete ? [] : [$"the virus scan stopped at {progress} %"]);
    }

    [Fact]
    public void The_published_node_image_that_is_scanned_with_an_error_and_no_progress_is_not_complete()
    {
        var look = With(ScanType.Cve, new TypeSnapshot(ScanStatus.Parse("SCANNED"), 0, TypeSnapshot.ReadError("timeout")));

        Kinds(look).Should().Equal(ScanGapKind.TypeFailed);
    }

    [Fact]
    public void A_tag_that_moved_during_the_scan_is_another_image() =>
        ScanProof.Gaps(Some.Scan with { Digest = Some.OtherDigest }, Some.Image, ScanTypes.All, Fresh)
            .Should().Equal(new ScanGap(ScanGapKind.ImageChanged, null, $"the tag moved from {Some.Digest} to {Some.OtherDigest}"));

    [Theory]
    [InlineData("ccr.ccs.tencentyun.com/shop/web-admin", "1.4.2")]
    [InlineData("ccr.ccs.tencentyun.com/other/web", "1.4.2")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web", "1.4.20")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web", "1.4")]
    [InlineData("ccr.ccs.tencentyun.com/shop/WEB", "1.4.2")]
    public void An_answer_about_another_image_proves_nothing_of_this_one(string repository, string tag) =>
        ScanProof.Gaps(Some.Scan with { Repository = repository, Tag = tag }, Some.Image, ScanTypes.All, Fresh)
            .Should().Equal(new ScanGap(ScanGapKind.ImageChanged, null, $"TCSS answers about {repository}:{tag} instead"));

    [Fact]
    public void A_result_that_does_not_say_what_it_is_about_proves_nothing()
    {
        Texts(Some.Scan with { Digest = null }).Should().Equal("TCSS does not say which image and digest its result is about");
        Kinds(Some.Scan with { Repository = null }).Should().Equal(ScanGapKind.ImageUnidentified);
        Kinds(Some.Scan with { Tag = null }).Should().Equal(ScanGapKind.ImageUnidentified);
    }

    [Fact]
    public void Two_missing_digests_are_not_the_same_image() =>
        ScanProof.Gaps(Some.Scan with { Digest = null }, Some.Image with { Digest = null }, ScanTypes.All, Fresh)
            .Select(gap => gap.Kind).Should().Equal(ScanGapKind.ImageUnidentified);

    [Fact]
    public void An_image_without_a_digest_is_never_proved() =>
        ScanProof.Gaps(Some.Scan, Some.Image with { Digest = null }, ScanTypes.All, Fresh)
            .Select(gap => gap.Kind).Should().Equal(ScanGapKind.ImageUnidentified);

    [Fact]
    public void A_result_without_a_time_is_not_fresh()
    {
        Kinds(Some.Scan with { ScanTime = null }).Should().Equal(ScanGapKind.Undated);
        Kinds(Some.Scan with { ScanTime = null }, new ScanAge.NewerThan(null)).Should().Equal(ScanGapKind.Undated);
    }

    [Fact]
    public void A_result_of_exactly_the_greatest_age_is_fresh() =>
        Kinds(Some.Scan with { ScanTime = Some.Now.AddHours(-24) }).Should().BeEmpty();

    [Fact]
    public void A_result_one_second_past_the_greatest_age_is_not_fresh() =>
        Texts(Some.Scan with { ScanTime = Some.Now.AddHours(-24).AddSeconds(-1) })
            .Should().Equal("the result is 24h1s old, more than 24h");

    [Theory]
    [InlineData(600, true)]
    [InlineData(601, false)]
    [InlineData(86400 * 365, false)]
    public void A_date_in_the_future_is_forgiven_for_ten_minutes_of_skew_and_no_longer(int seconds, bool fresh) =>
        Kinds(Some.Scan with { ScanTime = Some.Now.AddSeconds(seconds) }).Should().Equal(fresh ? [] : [ScanGapKind.NotFresh]);

    [Fact]
    public void A_date_in_the_future_is_said_with_its_zone() =>
        Texts(Some.Scan with { ScanTime = Some.Now.AddDays(1) }).Should().Equal("the result is dated in the future (2027-03-02T12:00:00+08:00)");

    [Fact]
    public void Ages_are_compared_as_moments_whatever_their_zone() =>
        Kinds(Some.Scan with { ScanTime = Some.Now.AddHours(-24).ToOffset(TimeSpan.FromHours(-7)) }).Should().BeEmpty();

    [Theory]
    [InlineData(-86400)]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_scan_time_that_did_not_move_forward_is_the_old_result(int seconds)
    {
        var before = Some.Now.AddHours(-3);

        var gaps = ScanProof.Gaps(Some.Scan with { ScanTime = before.AddSeconds(seconds) }, Some.Image, ScanTypes.All, new ScanAge.NewerThan(before));

        gaps.Should().Equal(new ScanGap(ScanGapKind.LeftOver, null, "the result is still the one from 2027-03-01T09:00:00+08:00"));
    }

    [Fact]
    public void A_scan_time_one_second_later_is_a_new_result() =>
        Kinds(Some.Scan with { ScanTime = Some.Now.AddSeconds(1) }, new ScanAge.NewerThan(Some.Now)).Should().BeEmpty();

    [Fact]
    public void A_new_result_is_new_however_wrong_the_clocks_are() =>
        Kinds(Some.Scan with { ScanTime = Some.Now.AddYears(5).AddSeconds(1) }, new ScanAge.NewerThan(Some.Now.AddYears(5))).Should().BeEmpty();

    [Fact]
    public void Everything_that_is_lacking_is_told_at_once() =>
        Kinds(Some.Person1 with { Progress = 10, Digest = Some.Digest, Status = ScanStatus.Parse("SCANNING") }).Should().Equal(
            ScanGapKind.ImageChanged, ScanGapKind.Running, ScanGapKind.Unfinished, ScanGapKind.TypeNotScanned, ScanGapKind.NotFresh);

    private static ScanSnapshot With(ScanType type, TypeSnapshot state) => type switch
    {
        ScanType.Cve => Some.Scan with { Cve = state },
        ScanType.Virus => Some.Scan with { Virus = state },
        _ => Some.Scan with { Risk = state },
    };

    private static IEnumerable<ScanGapKind> Kinds(ScanSnapshot look, ScanAge? age = null) =>
        ScanProof.Gaps(look, Some.Image, ScanTypes.All, age ?? Fresh).Select(gap => gap.Kind);

    private static IEnumerable<string> Texts(ScanSnapshot look) =>
        ScanProof.Gaps(look, Some.Image, ScanTypes.All, Fresh).Select(gap => gap.Text);
}
