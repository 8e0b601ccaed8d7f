using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Waits out outages and throttling: repeats what may yet succeed until its deadline, at the pace of the retries of a single call.</summary>
/// <remarks>
/// Refused keys, missing permissions and wrong requests end it at once, and so does a host that cannot be connected to before any answer came:
/// that is a mistake in the settings far more often than an outage.
/// </remarks>
internal sealed class Patience(RunClock clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private volatile bool connected;

    /// <summary>Repeats a call until it succeeds, or the deadline comes.</summary>
    /// <param name="call">The call, or several that only make sense together.</param>
    /// <param name="deadline">When to stop, by the run's clock.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TcssException">It cannot succeed, or did not in time.</exception>
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan deadline, CancellationToken cancellation) =>
        this.RepeatAsync(call, this.MayPass, deadline, cancellation);

    /// <summary>The same for a call that starts something: what the service itself refused to do is not asked for again.</summary>
    public Task StartAsync(Func<CancellationToken, Task> call, TimeSpan deadline, CancellationToken cancellation) => this.RepeatAsync(
        async token =>
        {
            await call(token).ConfigureAwait(false);
            return true;
        },
        failure => failure.Failure != TcssFailure.Failed && this.MayPass(failure),
        deadline,
        cancellation);

    /// <summary>Waits for as long as between two attempts.</summary>
    public Task PauseAsync(CancellationToken cancellation) => clock.DelayAsync(LongestPause, cancellation);

    /// <summary>Whether a deadline is too near for another attempt.</summary>
    public bool IsOver(TimeSpan deadline) => clock.Elapsed + LongestPause >= deadline;

    private async Task<T> RepeatAsync<T>(
        Func<CancellationToken, Task<T>> call, Func<TcssException, bool> mayPass, TimeSpan deadline, CancellationToken cancellation)
    {
        TcssException? last = null;
        for (var pause = FirstPause; ; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            try
            {
                var answer = await clock.WithinAsync(deadline, call, cancellation).ConfigureAwait(false);
                this.connected = true;
                return answer;
            }
            catch (TcssException failure) when (mayPass(failure) && clock.Elapsed + pause < deadline)
            {
                last = failure;
            }
            catch (TimeoutException late)
            {
                throw last ?? new TcssException(TcssFailure.Unavailable, "", "TCSS did not answer within the timeout; run again, or raise --timeout", late);
            }

            await clock.DelayAsync(pause, cancellation).ConfigureAwait(false);
        }
    }

    private bool MayPass(TcssException failure)
    {
        this.connected |= !failure.IsWithoutConnection;
        return this.connected && failure.MayPass && (failure.IsTransient || failure.Failure == TcssFailure.Failed);
    }
}
