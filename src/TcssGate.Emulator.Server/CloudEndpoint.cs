namespace TcssGate.Emulator.Server;

/// <summary>Carries requests to the cloud and its answers back, with their faults as real ones of the connection.</summary>
/// <param name="cloud">Who answers.</param>
/// <param name="clock">The world's clock, which delays are counted by.</param>
internal sealed class CloudEndpoint(EmulatedCloud cloud, TimeProvider clock)
{
    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var answer = cloud.Answer(await ReadAsync(context.Request, context.RequestAborted));
        if (answer.Delay > TimeSpan.Zero)
        {
            await Task.Delay(answer.Delay, clock, context.RequestAborted);
        }

        if (answer.Delivery is Delivery.Cut)
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, answer);
    }

    private static async Task WriteAsync(HttpContext context, EmulatedAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.GetTypedHeaders().Date = answer.Date;
        if (answer.Delivery is Delivery.Whole)
        {
            await response.Body.WriteAsync(answer.Body, context.RequestAborted);
            return;
        }

        await response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], context.RequestAborted);
        await response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static async Task<EmulatedRequest> ReadAsync(HttpRequest request, CancellationToken aborted)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, aborted);
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new EmulatedRequest(request.Method, request.Path.Value ?? "/", headers, body.ToArray());
    }
}
