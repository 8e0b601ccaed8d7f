using System.Net;
using System.Net.Http.Headers;

namespace TcssGate.Emulator;

/// <summary>Puts the stand-in cloud where the network would be. Answers at once, on the caller's thread, unless a fault holds the answer back.</summary>
public sealed class EmulatorHandler(EmulatedCloud cloud) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<HttpResponseMessage>(cancellationToken);
        }

        var answer = cloud.Answer(Read(request, cancellationToken));
        return answer.Delay > TimeSpan.Zero ? this.Later(answer, request, cancellationToken) : Deliver(answer, request);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        this.SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    private async Task<HttpResponseMessage> Later(EmulatedAnswer answer, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(answer.Delay, cloud.Clock, cancellationToken);
        return await Deliver(answer, request);
    }

    private static Task<HttpResponseMessage> Deliver(EmulatedAnswer answer, HttpRequestMessage request)
    {
        if (answer.Delivery is Delivery.Cut)
        {
            return Task.FromException<HttpResponseMessage>(
                new HttpRequestException(HttpRequestError.ResponseEnded, "the stand-in cloud cut the connection"));
        }

        var body = answer.Delivery is Delivery.Truncated ? answer.Body[..(answer.Body.Length / 2)] : answer.Body;
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(body),
        };
        response.Headers.Date = answer.Date;
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(answer.ContentType);
        return Task.FromResult(response);
    }

    private static EmulatedRequest Read(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            headers[name] = values.ToString();
        }

        foreach (var (name, values) in request.Content is null ? default : request.Content.Headers.NonValidated)
        {
            headers[name] = values.ToString();
        }

        headers.TryAdd("Host", request.RequestUri?.Authority ?? "");
        return new EmulatedRequest(request.Method.Method, request.RequestUri?.AbsolutePath ?? "/", headers, Body(request, cancellationToken));
    }

    private static byte[] Body(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null)
        {
            return [];
        }

        using var buffer = new MemoryStream();
        request.Content.CopyTo(buffer, null, cancellationToken);
        return buffer.ToArray();
    }
}
