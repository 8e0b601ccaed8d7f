using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Tests.Api.Pacing;

/// <summary>The pace as the service sees it.</summary>
public sealed class PacedCallsTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ClientRig rig = new();

    [Fact]
    public async Task No_second_sees_more_than_twenty_requests_of_an_action_and_none_is_wasted()
    {
        this.rig.Service.Always("""{"Progress": 1}""");

        await CallAll(Enumerable.Repeat(Look, 200));

        MostInASecond("DescribeAssetImageRegistryDetail").Should().Be(20);
        this.rig.Service.Requests.Count(request => request.At == this.rig.Service.Requests[0].At).Should().Be(20, "a burst of twenty may go at once");
        Duration().Should().BeLessThan(TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task No_second_sees_more_than_twenty_although_answers_take_their_time()
    {
        var delay = 0;
        this.rig.Service.Always(async cancellation =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(37 * (delay++ % 40)), this.rig.Time, cancellation).ConfigureAwait(false);
            return FakeService.Json("""{"Response": {"Progress": 1}}""");
        });

        await CallAll(Enumerable.Repeat(Look, 150));

        MostInASecond("DescribeAssetImageRegistryDetail").Should().BeLessThanOrEqualTo(20);
    }

    [Fact]
    public async Task Every_action_has_its_own_twenty()
    {
        this.rig.Service.Always("{}");

        await CallAll(Enumerable.Repeat(Look, 20).Concat(Enumerable.Repeat(List, 20)));

        this.rig.Service.Requests.Should().HaveCount(40);
        Duration().Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task Retries_are_paced_like_any_other_request()
    {
        var count = 0;
        this.rig.Service.Always(() => FakeService.Json(
            count++ % 3 == 0 ? """{"Response": {"Error": {"Code": "InternalError"}}}""" : """{"Response": {"Progress": 1}}"""));

        await CallAll(Enumerable.Repeat(Look, 60));

        this.rig.Service.Requests.Count.Should().BeGreaterThan(60);
        MostInASecond("DescribeAssetImageRegistryDetail").Should().BeLessThanOrEqualTo(20);
    }

    [Fact]
    public async Task After_a_refusal_half_as_many_go_until_it_has_been_quiet()
    {
        this.rig.Service.Fails("RequestLimitExceeded").Always("""{"Progress": 1}""");
        var start = this.rig.Time.GetUtcNow();

        await CallAll(Enumerable.Repeat(Look, 300));

        var slow = this.rig.Service.Requests.Count(request => request.At > start && request.At <= start + TimeSpan.FromSeconds(9));
        slow.Should().BeInRange(60, 80, "after a held window four bursts of twenty, 2.2 s apart, fit");
        MostInASecond("DescribeAssetImageRegistryDetail").Should().Be(20);

        this.rig.Time.Advance(TimeSpan.FromSeconds(30));
        this.rig.Service.Requests.Clear();
        await CallAll(Enumerable.Repeat(Look, 100));
        Duration().Should().BeLessThan(TimeSpan.FromSeconds(5), "the plain pace is back");
    }

    [Fact]
    public async Task Waiting_for_the_pace_is_not_taken_off_the_time_for_retries()
    {
        this.rig.Service.Always("""{"Progress": 1}""");
        var others = Enumerable.Range(0, 500).Select(_ => Look(this.rig.Client)).ToList();
        this.rig.Service.Fails("InternalError");

        await this.rig.Run(client => Look(client));

        (await Task.WhenAll(others)).Should().HaveCount(500);
        this.rig.Service.Requests.Should().HaveCount(502);
    }

    public void Dispose() => this.rig.Dispose();

    private static Task<ScanSnapshot> Look(TcssClient client) => client.GetImageAsync(5427, CancellationToken.None);

    private static async Task<ScanSnapshot> List(TcssClient client)
    {
        await client.ListImagesAsync(new ImageListRequest(0, 100, []), CancellationToken.None).ConfigureAwait(false);
        return new ScanSnapshot();
    }

    private Task<ScanSnapshot[]> CallAll(IEnumerable<Func<TcssClient, Task<ScanSnapshot>>> calls) =>
        this.rig.Run(client => Task.WhenAll(calls.Select(call => call(client)).ToList()));

    private int MostInASecond(string action)
    {
        var times = this.rig.Service.Requests.Where(request => request.Action == action).Select(request => request.At).ToList();
        return times.Max(start => times.Count(at => at >= start && at < start + Second));
    }

    private TimeSpan Duration() => this.rig.Service.Requests[^1].At - this.rig.Service.Requests[0].At;
}
