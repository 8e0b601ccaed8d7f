using TcssGate.Tcss.Credentials;

namespace TcssGate.Tcss.Api;

/// <summary>What a client is made of.</summary>
public sealed record TcssClientOptions
{
    /// <summary>Sends the requests: <see cref="TcssHttp.CreateHandler"/>, or a stand-in for the service. Disposed with the client.</summary>
    public required HttpMessageHandler Handler { get; init; }

    /// <summary>The keys.</summary>
    public required TcssCredentials Credentials { get; init; }

    /// <summary>Where the service is.</summary>
    public TcssEndpoint Endpoint { get; init; } = TcssEndpoint.Default;

    /// <summary>The region (<c>X-TC-Region</c>); TCSS needs none.</summary>
    public TcssRegion? Region { get; init; }

    /// <summary>The clock that signs, waits and paces.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where jitter comes from: numbers from 0 to below 1.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>How long an answer is waited for and how often a request is sent again.</summary>
    public TcssRetry Retry { get; init; } = new();
}

/// <summary>How long an answer is waited for and how often a request is sent again.</summary>
/// <remarks>
/// At worst a call takes <see cref="Budget"/> + <see cref="LongestPause"/> + <see cref="AttemptTimeout"/>, 29 s as it stands, and what the pace of
/// 20 requests a second adds when many calls wait for the same action.
/// </remarks>
public sealed record TcssRetry
{
    /// <summary>How long one answer is waited for, its last byte included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a request is sent again; at least 1.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The middle of the first pause; each pause is about twice the one before.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>No pause is longer.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>When this much time has passed over a call, it is not sent again. Waiting for the pace does not count.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(15);
}
