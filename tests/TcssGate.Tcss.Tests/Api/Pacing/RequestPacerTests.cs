using TcssGate.Tcss.Api.Pacing;
using TcssGate.Testing;

namespace TcssGate.Tcss.Tests.Api.Pacing;

public sealed class RequestPacerTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly RequestPacer pacer;
    private readonly List<string> let = [];

    public RequestPacerTests() => this.pacer = new RequestPacer(this.time);

    [Fact]
    public void Whoever_came_first_goes_first()
    {
        FillUp("list");
        var waiting = Enumerable.Range(0, 30).Select(number => Enter("list", $"{number}")).ToList();
        this.let.Should().BeEmpty();

        while (this.time.AdvanceToNextTimer())
        {
        }

        this.let.Should().Equal(Enumerable.Range(0, 30).Select(number => $"{number}"));
        waiting.Should().OnlyContain(task => task.IsCompletedSuccessfully);
    }

    [Fact]
    public void Each_action_has_a_pace_of_its_own()
    {
        FillUp("list");

        _ = Enter("detail", "detail");
        _ = Enter("list", "list");

        this.let.Should().Equal("detail");
    }

    [Fact]
    public async Task Whoever_gives_up_leaves_the_place_to_the_next()
    {
        using var stop = new CancellationTokenSource();
        FillUp("list");
        var leaving = Enter("list", "leaving", stop.Token);
        var next = Enter("list", "next");

        await stop.CancelAsync();
        leaving.IsCanceled.Should().BeTrue();
        this.time.AdvanceToNextTimer();

        next.IsCompletedSuccessfully.Should().BeTrue();
        this.let.Should().Equal("next");
        this.time.NextTimer.Should().BeNull("nobody waits any more");
    }

    [Fact]
    public async Task Whoever_has_given_up_before_does_not_take_a_place()
    {
        await this.pacer.Invoking(pacer => pacer.EnterAsync("list", new CancellationToken(canceled: true)).AsTask())
            .Should().ThrowAsync<OperationCanceledException>();

        FillUp("list");
        this.let.Should().BeEmpty();
    }

    [Fact]
    public async Task While_twenty_answers_are_awaited_the_next_waits_for_one_of_them()
    {
        var places = new List<PacePlace>();
        for (var i = 0; i < PaceWindow.Places; i++)
        {
            places.Add(await this.pacer.EnterAsync("list", CancellationToken.None));
        }

        var next = Enter("list", "next");
        this.time.Advance(TimeSpan.FromMinutes(1));
        this.let.Should().BeEmpty();

        places[7].Leave(refused: false);
        this.time.Advance(PaceWindow.Plain - TimeSpan.FromMilliseconds(1));
        this.let.Should().BeEmpty();

        this.time.Advance(TimeSpan.FromMilliseconds(1));
        next.IsCompletedSuccessfully.Should().BeTrue();
    }

    public void Dispose() => this.pacer.Dispose();

    private void FillUp(string action)
    {
        for (var i = 0; i < PaceWindow.Places; i++)
        {
            Enter(action, "").IsCompletedSuccessfully.Should().BeTrue();
        }

        this.let.Clear();
    }

    private async Task Enter(string action, string name, CancellationToken cancellation = default)
    {
        var place = await this.pacer.EnterAsync(action, cancellation).ConfigureAwait(false);
        this.let.Add(name);
        place.Leave(refused: false);
    }
}
