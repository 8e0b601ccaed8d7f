using TcssGate.Reports;

namespace TcssGate.Cli.Terminal;

/// <summary>Says each call to TCSS as it ends, for <c>--verbose</c>: action, status and time; never headers, which hold the signature.</summary>
internal sealed class CallLog(HttpMessageHandler inner, TextWriter writer, TimeProvider time) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var action = request.Headers.TryGetValues("X-TC-Action", out var values) ? values.First() : "?";
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            this.Say(action, $"HTTP {(int)response.StatusCode}", start);
            return response;
        }
        catch (HttpRequestException error)
        {
            // Not its message: that quotes headers of whoever answered, which may echo what was sent.
            this.Say(action, $"no response ({error.HttpRequestError}{(error.StatusCode is { } status ? $", HTTP {(int)status}" : "")})", start);
            throw;
        }
    }

    private void Say(string action, string outcome, long start) =>
        writer.WriteLine(PlainText.Clean($"call {action}: {outcome}, {time.GetElapsedTime(start).TotalMilliseconds:0} ms"));
}
