using System.Net;
using System.Text;
using TcssGate.Tcss.Tests.Time;

namespace TcssGate.Tcss.Tests.Api;

/// <summary>A request as it arrived.</summary>
internal sealed record Arrived(string Action, DateTimeOffset At, HttpRequestMessage Message, string Body)
{
    public string? Header(string name) => this.Message.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}

/// <summary>Answers with what a test prepared, in that order; the last answer again and again when the test says so.</summary>
internal sealed class FakeService(TimeProvider time) : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> answers = [];
    private Func<CancellationToken, Task<HttpResponseMessage>>? always;

    public List<Arrived> Requests { get; } = [];

    public FakeService Answers(string response) => Answers(() => Json($$"""{"Response": {{response}}}"""));

    public FakeService Fails(string code, string message = "as the service words it") => Answers(Error(code, message));

    public FakeService Answers(Func<HttpResponseMessage> answer) => Answers(_ => Task.FromResult(answer()));

    public FakeService Answers(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        this.answers.Enqueue(answer);
        return this;
    }

    public FakeService Throws(Exception failure) => Answers(_ => Task.FromException<HttpResponseMessage>(failure));

    public FakeService NeverAnswers() => Answers(async cancellation =>
    {
        await Forever.Wait(cancellation).ConfigureAwait(false);
        throw new InvalidOperationException("forever ended");
    });

    public FakeService Always(string response) => Always(() => Json($$"""{"Response": {{response}}}"""));

    public FakeService AlwaysFails(string code) => Always(() => Json($$"""{"Response": {{Error(code, "as the service words it")}}}"""));

    public FakeService Always(Func<HttpResponseMessage> answer) => Always(_ => Task.FromResult(answer()));

    public FakeService Always(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        this.always = answer;
        return this;
    }

    public static HttpResponseMessage Json(string body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Html(HttpStatusCode status) =>
        new(status) { Content = new StringContent("<html><body><h1>Bad Gateway</h1></body></html>", Encoding.UTF8, "text/html") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var action = request.Headers.GetValues("X-TC-Action").Single();
        lock (this.Requests)
        {
            this.Requests.Add(new Arrived(action, time.GetUtcNow(), request, body));
        }

        var answer = this.answers.TryDequeue(out var next) ? next : this.always;
        return answer is null ? throw new InvalidOperationException($"nobody prepared an answer to {action} {body}") : await answer(cancellationToken).ConfigureAwait(false);
    }

    private static string Error(string code, string message) =>
        $$"""{"Error": {"Code": "{{code}}", "Message": "{{message}}"}, "RequestId": "ed93f3cb-f35e-473f-b9f3-0d451b8b79c6"}""";
}
