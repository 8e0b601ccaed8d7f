using TcssGate.Core.Evaluation;
using TcssGate.Core.Planning;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Planning;

public sealed class ScanWatchTests
{
    private static readonly DateTimeOffset Before = Some.Now.AddDays(-2);
    private static readonly DateTimeOffset After = Some.Now.AddMinutes(1);

    private static readonly ScanStart Start = new(Some.Now, TimeSpan.FromHours(24)) { Before = Before };

    private static readonly ScanSnapshot Old = Some.Scan with { ScanTime = Before };
    private static readonly ScanSnapshot New = Some.Scan with { ScanTime = After };

    private static readonly ScanSnapshot Running = Some.Scan with
    {
        Status = ScanStatus.Parse("SCANNING"),
        Progress = 30,
        Cve = Some.TypeRunning,
        Virus = Some.TypeRunning,
        Risk = Some.TypeRunning,
        ScanTime = Before,
    };

    private static readonly TypeSnapshot Unsupported = new(ScanStatus.Parse("UNSUPPORTED"), 100, null);

    private static readonly ScanSnapshot Failed = Some.Scan with { Status = ScanStatus.Parse("SCAN_ERR"), Cve = Some.TypeFailed, ScanTime = Before };

    [Fact]
    public void Before_the_first_look_there_is_nothing_to_do_but_to_look()
    {
        Watch(ScanOrigin.Triggered).Next(0).Should().Be(new WaitStep.LookAgain(TimeSpan.FromSeconds(1)));
        Watch(ScanOrigin.Triggered).Describe().Should().Be("TCSS did not answer");
    }

    [Fact]
    public void A_new_complete_result_is_the_end()
    {
        var watch = Seen(ScanOrigin.Triggered, (1, Running), (9, New));

        watch.Next(0).Should().Be(new WaitStep.Done());
        watch.Describe().Should().Be("the scan ended");
    }

    [Fact]
    public void A_scan_too_quick_to_be_seen_at_work_is_told_by_its_time() =>
        Seen(ScanOrigin.Triggered, (1, New)).Next(0).Should().Be(new WaitStep.Done());

    [Fact]
    public void The_old_result_that_still_shows_after_the_trigger_is_waited_out()
    {
        var watch = Seen(ScanOrigin.Triggered, (1, Old), (30, Old), (3000, Old));

        watch.Next(0).Should().Be(new WaitStep.LookAgain(TimeSpan.FromSeconds(3)));
        watch.Begun.Should().BeFalse();
        watch.Describe().Should().Be("the result is still the one from 2027-02-27T12:00:00+08:00");
    }

    [Fact]
    public void A_scan_whose_trigger_got_no_answer_is_seen_to_have_begun()
    {
        Seen(ScanOrigin.Triggered, (1, Old)).Begun.Should().BeFalse();
        Seen(ScanOrigin.Triggered, (1, Old), (2, Running)).Begun.Should().BeTrue();
        Seen(ScanOrigin.Triggered, (1, New)).Begun.Should().BeTrue();
        Seen(ScanOrigin.Triggered, (1, Running), (2, Old)).Begun.Should().BeTrue();
    }

    [Fact]
    public void A_scan_that_ran_and_shows_the_old_result_again_is_not_done() =>
        Seen(ScanOrigin.Triggered, (1, Running), (9, Old)).Next(0).Should().BeOfType<WaitStep.LookAgain>();

    [Fact]
    public void The_first_scan_of_all_is_new_by_having_a_time()
    {
        var watch = new ScanWatch(Some.Image, ScanTypes.All, ScanOrigin.Triggered, Start with { Before = null }, TimeSpan.Zero);

        watch.Observe(New, Seconds(2)).Next(0).Should().Be(new WaitStep.Done());
        watch.Observe(New with { ScanTime = null }, Seconds(2)).Next(0).Should().BeOfType<WaitStep.LookAgain>();
    }

    [Fact]
    public void After_a_result_without_a_time_only_a_scan_seen_at_work_is_new()
    {
        var watch = new ScanWatch(Some.Image, ScanTypes.All, ScanOrigin.Triggered, Start with { Before = null, UndatedBefore = true }, TimeSpan.Zero);

        var old = watch.Observe(New, Seconds(2));
        old.Begun.Should().BeFalse();
        old.Next(0).Should().BeOfType<WaitStep.LookAgain>();
        old.Describe().Should().Be("the result may be the one that was there before, which had no time");
        old.Observe(Running, Seconds(3)).Observe(New, Seconds(9)).Next(0).Should().Be(new WaitStep.Done());
    }

    [Fact]
    public void A_running_scan_is_looked_at_again_by_its_estimate()
    {
        var watch = Seen(ScanOrigin.Triggered, (1, Running with { Remaining = Seconds(1) }));

        watch.Next(0).Should().Be(new WaitStep.LookAgain(Seconds(1)));
        watch.Next(0.5).Should().Be(new WaitStep.LookAgain(Seconds(0.9)));
        watch.Describe().Should().Be("the scan still runs at 30 %");
    }

    [Fact]
    public void A_progress_that_is_not_known_is_not_told() =>
        Seen(ScanOrigin.Triggered, (1, Running with { Progress = null })).Describe().Should().Be("the scan still runs");

    [Fact]
    public void The_pace_goes_by_how_long_was_waited_and_not_by_the_clock()
    {
        var watch = new ScanWatch(Some.Image, ScanTypes.All, ScanOrigin.Triggered, Start, Seconds(1000));

        watch.Observe(Running, Seconds(1059)).Next(0).Should().Be(new WaitStep.LookAgain(Seconds(1)));
        watch.Observe(Running, Seconds(1060)).Next(0).Should().Be(new WaitStep.LookAgain(Seconds(3)));
    }

    [Fact]
    public void A_tag_that_moves_during_the_scan_ends_the_waiting_at_once() =>
        Seen(ScanOrigin.Triggered, (1, Running with { Digest = Some.OtherDigest })).Next(0).Should().BeOfType<WaitStep.GiveUp>()
            .Which.Reason.Code.Should().Be(UndecidedCode.ImageChanged);

    [Fact]
    public void A_tag_that_moved_is_not_taken_for_done() =>
        Seen(ScanOrigin.Triggered, (1, Running), (9, New with { Digest = Some.OtherDigest })).Next(0).Should().BeOfType<WaitStep.GiveUp>();

    [Fact]
    public void A_digest_that_is_missing_for_a_moment_is_waited_for() =>
        Seen(ScanOrigin.Triggered, (1, Running), (2, New with { Digest = null })).Next(0).Should().BeOfType<WaitStep.LookAgain>();

    [Theory]
    [InlineData(13.9, false)]
    [InlineData(14, true)]
    public void A_failed_scan_has_to_stay_failed_for_four_seconds(double second, bool givenUp)
    {
        var step = Seen(ScanOrigin.Triggered, (1, Running), (10, Failed), (second, Failed)).Next(0);

        (step is WaitStep.GiveUp).Should().Be(givenUp);
        if (givenUp)
        {
            ((WaitStep.GiveUp)step).Reason.Should().Be(Reasons.ScanFailed("the scan ended as SCAN_ERR; the cve scan ended as SCAN_ERR"));
        }
    }

    [Fact]
    public void A_failure_that_turns_into_a_scan_again_starts_the_four_seconds_anew() =>
        Seen(ScanOrigin.Triggered, (1, Running), (10, Failed), (12, Running), (13, Failed), (16.9, Failed)).Next(0).Should().BeOfType<WaitStep.LookAgain>();

    [Theory]
    [InlineData(119.9, false)]
    [InlineData(120, true)]
    public void An_old_failure_is_shown_for_a_while_before_the_scan_begins(double second, bool givenUp)
    {
        var step = Seen(ScanOrigin.Triggered, (1, Failed), (second, Failed)).Next(0);

        (step is WaitStep.GiveUp).Should().Be(givenUp);
        if (givenUp)
        {
            ((WaitStep.GiveUp)step).Reason.Code.Should().Be(UndecidedCode.ScanFailed);
        }
    }

    [Fact]
    public void The_patience_with_an_old_failure_begins_with_the_waiting()
    {
        var watch = new ScanWatch(Some.Image, ScanTypes.All, ScanOrigin.Triggered, Start, Seconds(1000));

        watch.Observe(Failed, Seconds(1119.9)).Next(0).Should().BeOfType<WaitStep.LookAgain>();
        watch.Observe(Failed, Seconds(1120)).Next(0).Should().BeOfType<WaitStep.GiveUp>();
    }

    [Fact]
    public void An_old_result_is_never_given_up_as_failed() =>
        Seen(ScanOrigin.Triggered, (1, Old), (500, Old)).Next(0).Should().BeOfType<WaitStep.LookAgain>();

    [Theory]
    [InlineData(13.9, false)]
    [InlineData(14, true)]
    public void A_type_that_is_missing_at_the_end_has_four_seconds_to_come(double second, bool ended)
    {
        var partial = New with { Virus = Some.TypeNotScanned };

        var step = Seen(ScanOrigin.Triggered, (1, Running), (10, partial), (second, partial)).Next(0);

        (step is WaitStep.DoneInPart).Should().Be(ended);
        if (ended)
        {
            var part = (WaitStep.DoneInPart)step;
            part.Gaps.Should().Equal(new ScanGap(ScanGapKind.TypeNotScanned, ScanType.Virus, "the virus scan was not done (NOT_SCAN)"));
            part.Reason.Text.Should().Be("the scan is not complete: the virus scan was not done (NOT_SCAN)");
        }
    }

    [Fact]
    public void A_missing_type_of_a_result_that_is_not_even_new_is_no_result_in_part()
    {
        var old = Old with { Virus = Some.TypeNotScanned };

        Seen(ScanOrigin.Triggered, (1, Running), (10, old), (14, old)).Next(0).Should().BeOfType<WaitStep.LookAgain>();
        Seen(ScanOrigin.Triggered, (1, Running), (10, old), (40, old)).Next(0).Should().BeOfType<WaitStep.GiveUp>();
    }

    [Fact]
    public void A_type_that_comes_within_the_four_seconds_is_no_gap() =>
        Seen(ScanOrigin.Triggered, (1, Running), (10, New with { Virus = Some.TypeNotScanned }), (12, New)).Next(0).Should().Be(new WaitStep.Done());

    [Fact]
    public void A_type_that_failed_leaves_what_the_others_found() =>
        Seen(ScanOrigin.Triggered, (1, Running), (10, New with { Cve = Some.TypeFailed }), (14, New with { Cve = Some.TypeFailed })).Next(0)
            .Should().BeOfType<WaitStep.DoneInPart>();

    [Fact]
    public void A_type_that_still_runs_is_waited_for_whatever_the_whole_says() =>
        Seen(ScanOrigin.Triggered, (1, Running), (10, New with { Virus = Some.TypeRunning }), (600, New with { Virus = Some.TypeRunning })).Next(0)
            .Should().BeOfType<WaitStep.LookAgain>();

    [Fact]
    public void A_type_that_nobody_requires_is_not_waited_for()
    {
        var watch = new ScanWatch(Some.Image, [ScanType.Cve], ScanOrigin.Triggered, Start, TimeSpan.Zero);

        watch.Observe(New with { Virus = Some.TypeRunning, Risk = Some.TypeFailed }, Seconds(1)).Next(0).Should().Be(new WaitStep.Done());
    }

    [Theory]
    [InlineData(39.9, false)]
    [InlineData(40, true)]
    public void What_no_type_accounts_for_has_half_a_minute_to_be_put_right(double second, bool givenUp)
    {
        var undated = New with { ScanTime = null };

        var step = Seen(ScanOrigin.Triggered, (1, Running), (10, undated), (second, undated)).Next(0);

        (step is WaitStep.GiveUp).Should().Be(givenUp);
        if (givenUp)
        {
            ((WaitStep.GiveUp)step).Reason.Text.Should().Be("the scan is not complete: TCSS does not say when it was scanned");
        }
    }

    [Fact]
    public void A_result_that_never_gets_new_is_given_up_as_incomplete() =>
        Seen(ScanOrigin.Triggered, (1, Running), (10, Old), (40, Old)).Next(0).Should().BeOfType<WaitStep.GiveUp>()
            .Which.Reason.Code.Should().Be(UndecidedCode.ScanIncomplete);

    [Theory]
    [InlineData(13.9, false)]
    [InlineData(14, true)]
    public void A_word_that_nobody_published_ends_the_waiting_once_the_scan_has_ended(double second, bool givenUp)
    {
        var unknown = New with { Status = ScanStatus.Parse("UNSUPPORTED"), Cve = Unsupported, Virus = Unsupported, Risk = Unsupported };

        var step = Seen(ScanOrigin.Triggered, (1, Running), (10, unknown), (second, unknown)).Next(0);

        (step is WaitStep.GiveUp).Should().Be(givenUp);
        if (givenUp)
        {
            ((WaitStep.GiveUp)step).Reason.Code.Should().Be(UndecidedCode.ScanIncomplete);
            ((WaitStep.GiveUp)step).Reason.Text.Should().Contain("UNSUPPORTED");
        }
    }

    [Fact]
    public void A_word_that_nobody_published_is_waited_for_while_the_scan_may_go_on()
    {
        var unknown = New with { Status = ScanStatus.Parse("QUEUED") };

        WaitsWith(unknown with { ScanTime = Before });
        WaitsWith(unknown with { ScanTime = null });
        WaitsWith(unknown with { Progress = 99 });
        WaitsWith(unknown with { Progress = null });
        WaitsWith(unknown with { Virus = Some.TypeRunning });

        static void WaitsWith(ScanSnapshot look) =>
            Seen(ScanOrigin.Triggered, (1, Running), (10, look), (900, look)).Next(0).Should().BeOfType<WaitStep.LookAgain>();
    }

    [Theory]
    [InlineData(-120, true)]
    [InlineData(-121, false)]
    public void A_result_from_before_the_start_is_not_that_of_the_scan(int seconds, bool counts) =>
        (Seen(ScanOrigin.Triggered, (1, New with { ScanTime = Some.Now.AddSeconds(seconds) })).Next(0) is WaitStep.Done).Should().Be(counts);

    [Theory]
    [InlineData(-3, true)]
    [InlineData(-4, false)]
    public void After_a_row_alone_only_the_resolution_of_the_clocks_is_tolerated(int seconds, bool counts)
    {
        var watch = new ScanWatch(Some.Image, ScanTypes.All, ScanOrigin.Triggered, Start with { FromRow = true }, TimeSpan.Zero);

        (watch.Observe(New with { ScanTime = Some.Now.AddSeconds(seconds) }, Seconds(1)).Next(0) is WaitStep.Done).Should().Be(counts);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void A_result_counts_within_the_age_that_the_policy_allows(int second, bool counts)
    {
        var watch = new ScanWatch(Some.Image, ScanTypes.All, ScanOrigin.Triggered, Start with { MaxAge = Seconds(60) }, Seconds(500));

        (watch.Observe(New with { ScanTime = Some.Now }, Seconds(500 + second)).Next(0) is WaitStep.Done).Should().Be(counts);
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void A_result_from_the_future_is_not_that_of_the_scan(int minutes, bool counts) =>
        (Seen(ScanOrigin.Triggered, (60, New with { ScanTime = Some.Now.AddMinutes(minutes) })).Next(0) is WaitStep.Done).Should().Be(counts);

    [Fact]
    public void A_joined_scan_that_was_seen_at_work_on_every_required_type_is_as_good_as_ours() =>
        Seen(ScanOrigin.Joined, (0, Running), (9, New)).Next(0).Should().Be(new WaitStep.Done());

    [Fact]
    public void A_joined_scan_may_be_seen_at_work_on_one_type_after_the_other()
    {
        var cve = Running with { Virus = Some.TypeDone, Risk = Some.TypeDone };
        var rest = Running with { Cve = Some.TypeDone };

        Seen(ScanOrigin.Joined, (0, cve), (3, rest), (9, New)).Next(0).Should().Be(new WaitStep.Done());
        Seen(ScanOrigin.Joined, (0, cve), (3, rest), (9, New)).SeenAtWork.Should().BeEquivalentTo(ScanTypes.All);
    }

    [Theory]
    [InlineData(ScanType.Cve)]
    [InlineData(ScanType.Virus)]
    [InlineData(ScanType.Risk)]
    public void A_joined_scan_that_never_looked_for_a_required_type_calls_for_our_own(ScanType type)
    {
        var running = type switch
        {
            ScanType.Cve => Running with { Cve = Some.TypeDone },
            ScanType.Virus => Running with { Virus = Some.TypeDone },
            _ => Running with { Risk = Some.TypeDone },
        };

        Seen(ScanOrigin.Joined, (0, running), (9, New)).Next(0).Should().Be(new WaitStep.StartOwn());
        Seen(ScanOrigin.Triggered, (0, running), (9, New)).Next(0).Should().Be(new WaitStep.Done());
    }

    [Fact]
    public void A_joined_scan_whose_type_was_merely_not_mentioned_calls_for_our_own() =>
        Seen(ScanOrigin.Joined, (0, Running with { Virus = TypeSnapshot.Missing }), (9, New)).Next(0).Should().Be(new WaitStep.StartOwn());

    [Fact]
    public void A_type_is_seen_at_work_only_while_the_scan_runs() =>
        Seen(ScanOrigin.Joined, (0, Old with { Virus = Some.TypeNotScanned }), (1, Running with { Virus = Some.TypeDone }), (9, New)).Next(0)
            .Should().Be(new WaitStep.StartOwn());

    [Fact]
    public void A_joined_scan_that_nobody_saw_calls_for_our_own() =>
        Seen(ScanOrigin.Joined, (1, New)).Next(0).Should().Be(new WaitStep.StartOwn());

    [Theory]
    [InlineData(13.9, false)]
    [InlineData(14, true)]
    public void A_joined_scan_that_failed_calls_for_our_own_once_it_has_settled(double second, bool own) =>
        (Seen(ScanOrigin.Joined, (0, Running), (10, Failed), (second, Failed)).Next(0) is WaitStep.StartOwn).Should().Be(own);

    [Fact]
    public void A_joined_scan_that_left_a_type_out_calls_for_our_own() =>
        Seen(ScanOrigin.Joined, (0, Running), (10, New with { Virus = Some.TypeNotScanned }), (14, New with { Virus = Some.TypeNotScanned })).Next(0)
            .Should().Be(new WaitStep.StartOwn());

    [Fact]
    public void A_watch_keeps_its_last_look()
    {
        var watch = Seen(ScanOrigin.Triggered, (1, Running), (9, New));

        watch.Last.Should().Be(New);
        watch.At.Should().Be(Seconds(9));
        watch.FinalSince.Should().Be(Seconds(9));
    }

    private static ScanWatch Watch(ScanOrigin origin) => new(Some.Image, ScanTypes.All, origin, Start, TimeSpan.Zero);

    private static ScanWatch Seen(ScanOrigin origin, params (double Second, ScanSnapshot Look)[] looks) =>
        looks.Aggregate(Watch(origin), (watch, seen) => watch.Observe(seen.Look, Seconds(seen.Second)));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
