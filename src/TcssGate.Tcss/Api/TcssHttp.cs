using System.Net;
using TcssGate.Tcss.Api.Proxies;

namespace TcssGate.Tcss.Api;

/// <summary>Makes the handler that talks to the real service.</summary>
public static class TcssHttp
{
    /// <summary>Whether the proxy variables of an environment can be read; a mistake must never lead to a direct connection.</summary>
    /// <param name="endpoint">Where requests go.</param>
    /// <param name="variable">The value of a variable; <see langword="null"/> when it is not set.</param>
    /// <returns>What is wrong with a variable and how to fix it, without its value; <see langword="null"/> when nothing is.</returns>
    public static string? FindProxyProblem(TcssEndpoint endpoint, Func<string, string?> variable)
    {
        ProxyVariables.Find(endpoint, variable, out var problem);
        return problem.Length == 0 ? null : problem;
    }

    /// <summary>A handler without redirects and cookies: a response from anywhere else than the endpoint is none.</summary>
    /// <param name="endpoint">Where requests go.</param>
    /// <param name="variable">The value of an environment variable, for the proxy; <see langword="null"/> when it is not set.</param>
    /// <exception cref="ArgumentException">A proxy variable cannot be read, as <see cref="FindProxyProblem"/> says.</exception>
    public static HttpMessageHandler CreateHandler(TcssEndpoint endpoint, Func<string, string?> variable)
    {
        var proxy = ProxyVariables.Find(endpoint, variable, out var problem);
        if (problem.Length > 0)
        {
            throw new ArgumentException(problem, nameof(variable));
        }

        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            // .NET reads the variables in ways of its own.
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // A long wait for a scan outlives a change of the service's addresses.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        return proxy is null ? handler : new ProxyHandler(handler, proxy);
    }
}
