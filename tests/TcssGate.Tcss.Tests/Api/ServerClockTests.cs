using TcssGate.Core.Scans;

namespace TcssGate.Tcss.Tests.Api;

public sealed class ServerClockTests : IDisposable
{
    private readonly ClientRig rig = new();

    [Fact]
    public void Before_any_answer_it_is_our_clock() => this.rig.Client.Clock.Now.Should().Be(this.rig.Time.GetUtcNow());

    [Theory]
    [InlineData(247)]
    [InlineData(-247)]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task It_goes_by_the_latest_answer(int aheadSeconds)
    {
        await Answer(TimeSpan.FromSeconds(599));
        await Answer(TimeSpan.FromSeconds(aheadSeconds));

        this.rig.Time.Advance(TimeSpan.FromHours(1));

        this.rig.Client.Clock.Now.Should().Be(this.rig.Time.GetUtcNow().AddSeconds(aheadSeconds));
        this.rig.Client.Clock.Offset.Should().Be(TimeSpan.FromSeconds(aheadSeconds));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task A_difference_too_small_to_tell_is_none(int aheadSeconds)
    {
        await Answer(TimeSpan.FromSeconds(aheadSeconds));

        this.rig.Client.Clock.Now.Should().Be(this.rig.Time.GetUtcNow());
    }

    [Theory]
    [InlineData(600)]
    [InlineData(-600)]
    public async Task A_date_ten_minutes_away_is_still_the_services(int aheadSeconds)
    {
        await Answer(TimeSpan.FromSeconds(aheadSeconds));

        this.rig.Client.Clock.Offset.Should().Be(TimeSpan.FromSeconds(aheadSeconds));
        this.rig.Client.Clock.Warning.Should().BeNull();
    }

    [Theory]
    [InlineData(601, "10 min 1 s ahead of")]
    [InlineData(-86400, "1 d 0 h behind")]
    public async Task A_date_farther_away_is_not_the_services_since_it_accepted_the_signature(int aheadSeconds, string expected)
    {
        await Answer(TimeSpan.FromSeconds(aheadSeconds));

        this.rig.Client.Clock.Now.Should().Be(this.rig.Time.GetUtcNow());
        this.rig.Client.Clock.Warning.Should().StartWith($"warning: the Date header of a response is {expected} this computer's clock");
    }

    [Fact]
    public async Task A_date_that_is_not_the_services_does_not_replace_one_that_is()
    {
        await Answer(TimeSpan.FromMinutes(3));
        await Answer(TimeSpan.FromDays(1));

        this.rig.Client.Clock.Offset.Should().Be(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task An_answer_without_a_date_changes_nothing()
    {
        await Answer(TimeSpan.FromMinutes(3));
        await Answer(null);

        this.rig.Client.Clock.Offset.Should().Be(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task A_gateway_has_no_say_in_what_time_it_is()
    {
        this.rig.Service.Answers(() =>
        {
            var page = FakeService.Html(System.Net.HttpStatusCode.BadGateway);
            page.Headers.Date = this.rig.Time.GetUtcNow().AddDays(1);
            return page;
        });
        await Answer(null);

        this.rig.Client.Clock.Offset.Should().Be(TimeSpan.Zero);
    }

    public void Dispose() => this.rig.Dispose();

    private Task<ScanSnapshot> Answer(TimeSpan? ahead)
    {
        this.rig.Service.Answers(() =>
        {
            var answer = FakeService.Json("""{"Response": {}}""");
            answer.Headers.Date = this.rig.Time.GetUtcNow() + ahead;
            return answer;
        });
        return this.rig.Run(client => client.GetImageAsync(1, CancellationToken.None));
    }
}
