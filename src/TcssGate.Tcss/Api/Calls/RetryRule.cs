using Polly.Timeout;

namespace TcssGate.Tcss.Api.Calls;

/// <summary>What has been tried.</summary>
/// <param name="Effect">Whether the action only reads.</param>
/// <param name="Sent">How often the request was sent.</param>
/// <param name="Spent">How long that took.</param>
internal sealed record Attempts(Effect Effect, int Sent, TimeSpan Spent);

/// <summary>Whether a request is worth sending again.</summary>
internal static class RetryRule
{
    public static bool ShouldRetry(Exception failure, Attempts attempts, TcssRetry limits)
    {
        if (attempts.Sent > limits.Retries || attempts.Spent >= limits.Budget)
        {
            return false;
        }

        return failure switch
        {
            TimeoutRejectedException => true,
            // A scan or a sync that fails twice will fail again, and each try may leave something running.
            TcssException { Failure: TcssFailure.Failed, IsTransient: true } => attempts.Effect == Effect.Reads || attempts.Sent == 1,
            TcssException known => known.IsTransient,
            _ => false,
        };
    }
}
