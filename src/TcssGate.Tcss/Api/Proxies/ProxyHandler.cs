using System.Net;

namespace TcssGate.Tcss.Api.Proxies;

/// <summary>Sends requests through one proxy, and nothing more once it has refused to let them through.</summary>
/// <remarks>A password that was refused is not sent again: some proxies lock the account.</remarks>
internal sealed class ProxyHandler : DelegatingHandler
{
    private readonly ProxyAddress proxy;
    private volatile ProxyRefusedException? refusal;

    /// <summary>Takes the handler that sends.</summary>
    public ProxyHandler(SocketsHttpHandler inner, ProxyAddress proxy)
        : base(inner)
    {
        this.proxy = proxy;
        inner.UseProxy = true;
        inner.Proxy = new OnlyProxy(proxy);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (this.refusal is { } known)
        {
            throw new ProxyRefusedException(known.Proxy, known.Status, known.HasPassword);
        }

        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException failure) when (Refusal(failure) is { } status)
        {
            throw this.refusal = new ProxyRefusedException(this.proxy.ToString(), status, this.proxy.Credentials is not null);
        }
    }

    private static HttpStatusCode? Refusal(HttpRequestException failure) =>
        failure.HttpRequestError != HttpRequestError.ProxyTunnelError ? null
        : failure.StatusCode is HttpStatusCode.ProxyAuthenticationRequired or HttpStatusCode.Forbidden ? failure.StatusCode
        : failure.Message.Contains("407", StringComparison.Ordinal) ? HttpStatusCode.ProxyAuthenticationRequired
        : failure.Message.Contains("403", StringComparison.Ordinal) ? HttpStatusCode.Forbidden
        : null;

    private sealed class OnlyProxy(ProxyAddress proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; } = proxy.Credentials;

        public Uri GetProxy(Uri destination) => proxy.Address;

        public bool IsBypassed(Uri host) => false;
    }
}

/// <summary>The proxy refused to connect, and will go on to.</summary>
/// <param name="proxy">Host and port.</param>
/// <param name="status">Its HTTP status: 407 or 403.</param>
/// <param name="hasPassword">Whether it was given a user name and a password.</param>
internal sealed class ProxyRefusedException(string proxy, HttpStatusCode status, bool hasPassword)
    : HttpRequestException(HttpRequestError.ProxyTunnelError, $"the proxy {proxy} refused (HTTP {(int)status})", null, status)
{
    /// <summary>Host and port.</summary>
    public string Proxy { get; } = proxy;

    /// <summary>407 or 403.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>Whether it was given a user name and a password.</summary>
    public bool HasPassword { get; } = hasPassword;
}
