using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using TcssGate.Tcss.Api.Pacing;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Calls;

/// <summary>A call from its request to its answer: retried, each attempt paced and given its time.</summary>
internal sealed class CallPipeline : IDisposable
{
    private readonly TcssClientOptions options;
    private readonly RequestPacer pacer;
    private readonly Transport transport;
    private readonly ResiliencePipeline pipeline;

    public CallPipeline(TcssClientOptions options)
    {
        this.options = options;
        this.Clock = new ServerClock(options.Time);
        this.pacer = new RequestPacer(options.Time);
        this.transport = new Transport(options, this.Clock, this.Warnings);
        this.pipeline = Build();
    }

    public ServerClock Clock { get; }

    public ResponseWarnings Warnings { get; } = new();

    public async Task<TResponse> SendAsync<TRequest, TResponse>(
        ApiAction<TRequest, TResponse> action, TRequest request, CancellationToken cancellation)
        where TResponse : ResponseBody
    {
        var call = new CallState(action.Name, action.Effect, this.options.Time);
        var body = JsonSerializer.SerializeToUtf8Bytes(request, action.Request);
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(CallState.Key, call);
        try
        {
            return await this.pipeline.ExecuteAsync(
                static (context, state) => state.transport.SendAsync(state.action, state.body, state.call, context.CancellationToken),
                context,
                (this.transport, action, body, call)).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw TransportFailures.NoAnswerInTime(call, this.options.Retry.AttemptTimeout, timeout);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose()
    {
        this.pacer.Dispose();
        this.transport.Dispose();
    }

    // From the outside in: a retry waits for its turn like any other request, and that wait is not taken off the time an answer has.
    private ResiliencePipeline Build() => new ResiliencePipelineBuilder { TimeProvider = this.options.Time }
        .AddRetry(RetryOptions())
        .AddStrategy(_ => new PacingStrategy(this.pacer, this.options.Time))
        .AddTimeout(new TimeoutStrategyOptions { Timeout = this.options.Retry.AttemptTimeout })
        .Build();

    private RetryStrategyOptions RetryOptions() => new()
    {
        MaxRetryAttempts = Math.Max(1, this.options.Retry.Retries),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = this.options.Retry.FirstPause,
        MaxDelay = this.options.Retry.LongestPause,
        Randomizer = this.options.Random,
        ShouldHandle = arguments => ValueTask.FromResult(ShouldRetry(arguments)),
    };

    private bool ShouldRetry(RetryPredicateArguments<object> arguments) =>
        arguments.Outcome.Exception is { } exception
        && arguments.Context.Properties.TryGetValue(CallState.Key, out var call)
        && RetryRule.ShouldRetry(exception, new Attempts(call.Effect, arguments.AttemptNumber + 1, call.Spent), this.options.Retry);
}
