using System.Net;
using System.Security.Authentication;
using TcssGate.Tcss.Api.Proxies;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Calls;

/// <summary>The failures in which the service itself said nothing.</summary>
internal static class TransportFailures
{
    public static TcssException NoConnection(CallState call, TcssEndpoint endpoint, Exception cause) =>
        cause is ProxyRefusedException refused
            ? new TcssException(TcssFailure.RefusedKeys, call.Action, $"{call.Action}: {What(refused, endpoint)}", cause)
            : cause.InnerException is AuthenticationException
            ? Failure(call, $"the certificate of {endpoint} is not trusted; check --endpoint, the proxy and this computer's certificates", cause)
            : new TcssException(
                TcssFailure.Unavailable, call.Action, $"{call.Action}: {Reason(cause)} {endpoint}{Tries(call)}; check --endpoint, the network and the proxy", cause)
            {
                IsTransient = true,
                IsWithoutConnection = cause is OperationCanceledException or HttpRequestException
                {
                    HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
                },
            };

    public static TcssException NoAnswerInTime(CallState call, TimeSpan timeout, Exception cause) =>
        Transient(call, $"no answer within {timeout.TotalSeconds:0.###} s{Tries(call)}; check the network and try again later", cause);

    public static TcssException TooLong(CallState call) =>
        Failure(call, $"the answer is longer than {BoundedBody.Limit / (1024 * 1024)} MiB, so it was not read; check --endpoint");

    public static TcssException NoPage(CallState call, FieldNote list) =>
        new(TcssFailure.Unavailable, call.Action, $"{list.Text}, so its rows are unknown; run again, and if it stays so, report it with this message");

    public static TcssException NotTheService(CallState call, RawAnswer answer) => answer.Status switch
    {
        (int)HttpStatusCode.OK =>
            Transient(call, $"what came back is no whole answer of the service ({What(answer)}){Tries(call)}; check --endpoint and the proxy"),
        >= 300 and < 400 =>
            Failure(call, $"a redirect came back (HTTP {answer.Status}), and the service never sends one; check --endpoint and the proxy"),
        (int)HttpStatusCode.TooManyRequests => TooMany(call),
        >= 500 or (int)HttpStatusCode.RequestTimeout =>
            Transient(call, $"a gateway or the service is in trouble (HTTP {answer.Status}){Tries(call)}; try again later"),
        _ => Failure(call, $"this is not how the service answers (HTTP {answer.Status}, {What(answer)}); check --endpoint and the proxy"),
    };

    /// <summary>Says that more than one try was made; nothing after the first.</summary>
    public static string Tries(CallState call) => call.Sent > 1 ? $", tried {call.Sent} times" : "";

    private static TcssException TooMany(CallState call) =>
        new(TcssFailure.RateLimited, call.Action, $"{call.Action}: too many requests (HTTP 429){Tries(call)}; try again later")
        {
            IsTransient = true,
        };

    private static string What(ProxyRefusedException refused, TcssEndpoint endpoint) => refused switch
    {
        { Status: HttpStatusCode.Forbidden } =>
            $"the proxy {refused.Proxy} does not permit connections to {endpoint} (HTTP 403); ask whoever runs it to permit them, or name another proxy in HTTPS_PROXY",
        { HasPassword: true } =>
            $"the proxy {refused.Proxy} refused the user name and password (HTTP 407); they were sent once; check them in HTTPS_PROXY, where special characters are written as %XX",
        _ => $"the proxy {refused.Proxy} asks for a user name and a password (HTTP 407); write them in HTTPS_PROXY, as http://USER:PASSWORD@HOST:PORT",
    };

    private static string Reason(Exception cause) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "there is no such host as that of",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } or OperationCanceledException => "there is no connection to",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "there is no secure connection to",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy makes no connection to",
        _ => "the connection was cut by",
    };

    private static string What(RawAnswer answer) =>
        $"{answer.Body.Length} bytes of {ServiceText.Clean(answer.MediaType ?? "unknown type", ServiceText.LongestWord)}";

    private static TcssException Transient(CallState call, string text, Exception? cause = null) =>
        new(TcssFailure.Unavailable, call.Action, $"{call.Action}: {text}", cause) { IsTransient = true };

    private static TcssException Failure(CallState call, string text, Exception? cause = null) =>
        new(TcssFailure.Unavailable, call.Action, $"{call.Action}: {text}", cause);
}
