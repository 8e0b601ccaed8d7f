using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using TcssGate.Tcss.Api.Mapping;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Api.Calls;

/// <summary>Sends one signed request and reads its answer; every way to get none becomes a <see cref="TcssException"/>.</summary>
internal sealed class Transport(TcssClientOptions options, ServerClock clock, ResponseWarnings warnings) : IDisposable
{
    private const string ContentType = "application/json; charset=utf-8";
    private static readonly string UserAgent = $"tcss-gate/{typeof(Transport).Assembly.GetName().Version?.ToString(3)}";

    // Not HttpClient: that one buffers whole answers and has a timeout in real time.
    private readonly HttpMessageInvoker invoker = new(options.Handler);

    public async ValueTask<TResponse> SendAsync<TRequest, TResponse>(
        ApiAction<TRequest, TResponse> action, byte[] body, CallState call, CancellationToken cancellation)
        where TResponse : ResponseBody
    {
        call.Sent++;
        using var request = Request(action.Name, body);
        var secrets = SecretsOf(request);
        var raw = await ExchangeAsync(request, call, cancellation).ConfigureAwait(false);
        raw = raw with { MediaType = raw.MediaType is { } type ? WireReading.Hide(type, secrets) : null };
        var answer = raw.Status is >= 300 and < 400 ? null : Read(raw.Body, action, secrets);
        if (answer is null || (answer.Error is null && raw.Status != (int)HttpStatusCode.OK))
        {
            throw TransportFailures.NotTheService(call, raw);
        }

        if (answer.Error is not { } error)
        {
            clock.Note(raw.Date);
            warnings.Add(answer.Notes);
            return answer.Notes.FirstOrDefault(note => note.Field == "List") is { } list ? throw TransportFailures.NoPage(call, list) : answer;
        }

        var failure = ServiceErrors.Failure(call, Said(error, answer.RequestId), AheadBy(raw));
        if (failure.Failure is not TcssFailure.RefusedKeys)
        {
            clock.Note(raw.Date);
        }

        throw failure;
    }

    public void Dispose() => this.invoker.Dispose();

    private static TResponse? Read<TRequest, TResponse>(ReadOnlyMemory<byte> body, ApiAction<TRequest, TResponse> action, IReadOnlyList<string> secrets)
        where TResponse : ResponseBody
    {
        try
        {
            var text = WireCharacters.Repair(body);
            WireReading.Start(secrets);
            if (JsonSerializer.Deserialize(text.Span, action.Answer)?.Response is not { } response)
            {
                return null;
            }

            response.Action = action.Name;
            if (response is IHashedRows rows)
            {
                rows.RowHashes = RowHashes.Of(text.Span);
            }

            if (WireReading.HasMismatch)
            {
                response.Notes = WireNotes.Of(action.Name, text, WireJson.Default.GetTypeInfo(typeof(TResponse))!);
            }

            return response;
        }
        catch (JsonException)
        {
            // Cut off, or a gateway's page: not what the service says, so nothing in it is worth showing.
            return null;
        }
    }

    private async Task<RawAnswer> ExchangeAsync(HttpRequestMessage request, CallState call, CancellationToken cancellation)
    {
        try
        {
            using var response = await this.invoker.SendAsync(request, cancellation).ConfigureAwait(false);
            var body = await BoundedBody.ReadAsync(response.Content, cancellation).ConfigureAwait(false)
                ?? throw TransportFailures.TooLong(call);
            return new RawAnswer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.Date, body);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw TransportFailures.NoConnection(call, options.Endpoint, failure);
        }
        catch (OperationCanceledException noConnection) when (!cancellation.IsCancellationRequested)
        {
            // The handler's own limit on connecting, not anyone's wish to stop.
            throw TransportFailures.NoConnection(call, options.Endpoint, noConnection);
        }
    }

    private HttpRequestMessage Request(string action, byte[] body)
    {
        var now = options.Time.GetUtcNow();
        var signed = new SignedRequest("tcss", options.Endpoint.HostHeader, ContentType, now);
        var request = new HttpRequestMessage(HttpMethod.Post, options.Endpoint.Address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(ContentType) } },
        };
        request.Headers.Host = signed.Host;
        Add(request, "Authorization", Tc3Signer.Authorization(options.Credentials, signed, body));
        Add(request, "User-Agent", UserAgent);
        Add(request, "X-TC-Action", action);
        Add(request, "X-TC-Version", "2020-11-01");
        Add(request, "X-TC-Timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        Add(request, "X-TC-Language", "en-US");
        Add(request, "X-TC-Region", options.Region?.Name);
        Add(request, "X-TC-Token", options.Credentials.Token);
        return request;
    }

    // All that was sent and that nobody else may see.
    private string[] SecretsOf(HttpRequestMessage request)
    {
        var authorization = request.Headers.NonValidated["Authorization"].ToString();
        var signature = authorization[(authorization.LastIndexOf('=') + 1)..];
        return options.Credentials.Token is { } token ? [options.Credentials.SecretKey, signature, token] : [options.Credentials.SecretKey, signature];
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private Said Said(ErrorBody error, string? requestId) => new(
        this.Shown(error.Code, ServiceText.LongestWord), this.Shown(error.Message, ServiceText.LongestMessage), this.Shown(requestId, ServiceText.LongestWord));

    private string Shown(string? text, int longest) => ServiceText.Clean(SecretRedaction.RedactMessage(options.Credentials.Hide(text ?? "")), longest);

    private TimeSpan? AheadBy(RawAnswer raw) => raw.Date - options.Time.GetUtcNow();
}

/// <summary>An answer as it came.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">What it claims to be; <see langword="null"/> when it claims nothing.</param>
/// <param name="Date">When the server says it sent it; <see langword="null"/> when it does not say.</param>
/// <param name="Body">The body, within <see cref="BoundedBody.Limit"/>.</param>
internal sealed record RawAnswer(int Status, string? MediaType, DateTimeOffset? Date, ReadOnlyMemory<byte> Body);
