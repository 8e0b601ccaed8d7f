using System.Net;

namespace TcssGate.Tcss.Api;

/// <summary>Makes the handler that talks to the real service.</summary>
public static class TcssHttp
{
    /// <summary>A handler without redirects and cookies: an answer from anywhere else than the endpoint is none.</summary>
    public static SocketsHttpHandler CreateHandler(TcssEndpoint endpoint) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        // A proxy from the environment may serve https, never a stand-in on this very computer.
        UseProxy = !endpoint.IsLoopback,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // A long wait for a scan outlives a change of the service's addresses.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    };
}
