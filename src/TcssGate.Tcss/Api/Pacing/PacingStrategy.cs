using Polly;
using TcssGate.Tcss.Api.Calls;

namespace TcssGate.Tcss.Api.Pacing;

/// <summary>Puts the pace into the pipeline, inside the retry, so that every attempt is paced.</summary>
internal sealed class PacingStrategy(RequestPacer pacer, TimeProvider time) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        var call = context.Properties.GetValue(CallState.Key, null!);
        var asked = time.GetTimestamp();
        PacePlace place;
        try
        {
            place = await pacer.EnterAsync(call.Action, context.CancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            return Outcome.FromException<TResult>(cancelled);
        }

        call.Paced += time.GetElapsedTime(asked);
        var refused = false;
        try
        {
            var outcome = await callback(context, state).ConfigureAwait(false);
            refused = outcome.Exception is TcssException { Failure: TcssFailure.RateLimited };
            return outcome;
        }
        finally
        {
            place.Leave(refused);
        }
    }
}
