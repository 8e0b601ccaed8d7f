using System.Net;
using System.Security.Authentication;
using System.Text;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Api.Calls;

namespace TcssGate.Tcss.Tests.Api.Calls;

/// <summary>Every way to get no answer of the service at all.</summary>
public sealed class TransportFailureTests : IDisposable
{
    private readonly ClientRig rig = new();

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_gateways_error_page_is_tried_six_times(HttpStatusCode status)
    {
        this.rig.Service.Always(() => FakeService.Html(status));

        var failure = await this.rig.ReadFailure();

        failure.Failure.Should().Be(TcssFailure.Unavailable);
        failure.Message.Should().Contain($"(HTTP {(int)status}), tried 6 times").And.NotContain("<h1>");
        this.rig.Service.Requests.Should().HaveCount(6);
    }

    [Theory]
    [InlineData("""{"Response": {"Progress": 10""")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Response": null}""")]
    [InlineData("[]")]
    [InlineData("<html>200 OK, but a login page</html>")]
    public async Task What_is_no_whole_answer_is_tried_again(string body)
    {
        this.rig.Service.Answers(() => FakeService.Json(body)).Answers("""{"Progress": 42}""");

        (await this.rig.Run(client => client.GetImageAsync(1, CancellationToken.None))).Progress.Should().Be(42);
    }

    [Fact]
    public async Task A_captive_portal_is_told_as_what_it_is()
    {
        this.rig.Service.Always(() => FakeService.Html(HttpStatusCode.OK));

        (await this.rig.ReadFailure()).Message.Should().Match("*no whole answer of the service (* bytes of text/html), tried 6 times; check --endpoint*");
    }

    [Fact]
    public async Task An_answer_nested_too_deeply_is_no_answer()
    {
        this.rig.Service.Always(() => FakeService.Json("{\"Response\": " + new string('[', 100_000)));

        (await this.rig.ReadFailure()).Failure.Should().Be(TcssFailure.Unavailable);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "there is no such host as that of https://tcss.tencentcloudapi.com, tried 6 times")]
    [InlineData(HttpRequestError.ConnectionError, "there is no connection to https://tcss.tencentcloudapi.com")]
    [InlineData(HttpRequestError.SecureConnectionError, "there is no secure connection to")]
    [InlineData(HttpRequestError.ProxyTunnelError, "the proxy makes no connection to")]
    [InlineData(HttpRequestError.ResponseEnded, "the connection was cut by")]
    public async Task No_connection_is_tried_six_times_and_says_where_to(HttpRequestError error, string expected)
    {
        this.rig.Service.Always(_ => Task.FromException<HttpResponseMessage>(new HttpRequestException(error, "inner words")));

        var failure = await this.rig.ReadFailure();

        failure.Failure.Should().Be(TcssFailure.Unavailable);
        failure.Message.Should().Contain(expected).And.NotContain("inner words");
        this.rig.Service.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_not_tried_again()
    {
        this.rig.Service.Throws(new HttpRequestException(HttpRequestError.SecureConnectionError, "ssl", new AuthenticationException("untrusted root")));

        (await this.rig.ReadFailure()).Message.Should().Contain("the certificate of https://tcss.tencentcloudapi.com is not trusted");
        this.rig.Service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_connection_that_takes_too_long_to_open_is_no_connection()
    {
        this.rig.Service.Always(_ => Task.FromException<HttpResponseMessage>(new OperationCanceledException("connect timeout")));

        (await this.rig.ReadFailure()).Message.Should().Contain("there is no connection to");
        this.rig.Service.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_of_an_answer_is_tried_again()
    {
        this.rig.Service
            .Answers(() => With(new CutStream(Encoding.UTF8.GetBytes("""{"Response": {"Prog"""))))
            .Answers("""{"Progress": 42}""");

        (await this.rig.Run(client => client.GetImageAsync(1, CancellationToken.None))).Progress.Should().Be(42);
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task A_redirect_is_neither_followed_nor_tried_again_nor_believed(HttpStatusCode status)
    {
        this.rig.Service.Answers(() =>
        {
            var answer = FakeService.Json("""{"Response": {"Progress": 100}}""");
            answer.StatusCode = status;
            answer.Headers.Location = new Uri("https://evil.example/");
            return answer;
        });

        (await this.rig.ReadFailure()).Message.Should().Contain($"a redirect came back (HTTP {(int)status})").And.NotContain("evil");
        this.rig.Service.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.ProxyAuthenticationRequired)]
    [InlineData(HttpStatusCode.NoContent)]
    public async Task An_address_that_is_not_the_service_is_not_tried_again(HttpStatusCode status)
    {
        this.rig.Service.Answers(() => FakeService.Html(status));

        (await this.rig.ReadFailure()).Message.Should().Contain($"this is not how the service answers (HTTP {(int)status}");
        this.rig.Service.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_good_looking_answer_with_a_bad_status_is_not_believed()
    {
        this.rig.Service.Always(() =>
        {
            var answer = FakeService.Json("""{"Response": {"Progress": 100}}""");
            answer.StatusCode = HttpStatusCode.BadGateway;
            return answer;
        });

        (await this.rig.ReadFailure()).Failure.Should().Be(TcssFailure.Unavailable);
    }

    [Fact]
    public async Task Too_many_requests_said_by_a_gateway_is_a_limit_too()
    {
        this.rig.Service.Always(() => FakeService.Html(HttpStatusCode.TooManyRequests));

        (await this.rig.ReadFailure()).Failure.Should().Be(TcssFailure.RateLimited);
        this.rig.Service.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task An_answer_of_the_longest_length_is_read_and_one_byte_more_is_not()
    {
        const string start = """{"Response": {"Progress": 42}}""";
        this.rig.Service
            .Answers(() => With(new MemoryStream(Padded(start, BoundedBody.Limit))))
            .Answers(() => With(new MemoryStream(Padded(start, BoundedBody.Limit + 1))));

        (await this.rig.Run(client => client.GetImageAsync(1, CancellationToken.None))).Progress.Should().Be(42);
        (await this.rig.ReadFailure()).Message.Should().Contain("longer than 16 MiB");
        this.rig.Service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_endless_answer_that_claims_to_be_short_is_not_read_on()
    {
        this.rig.Service.Answers(() =>
        {
            var answer = With(new EndlessStream());
            answer.Content.Headers.ContentLength = 2;
            return answer;
        });

        (await this.rig.ReadFailure()).Message.Should().Contain("longer than 16 MiB");
    }

    [Fact]
    public async Task The_body_is_read_within_the_time_of_the_attempt()
    {
        this.rig.Service.Always(() => With(new StuckStream()));

        (await this.rig.ReadFailure()).Message.Should().Contain("no answer within 10 s, tried 2 times");
    }

    public void Dispose() => this.rig.Dispose();

    private static HttpResponseMessage With(Stream stream) => new(HttpStatusCode.OK) { Content = new StreamContent(stream) };

    private static byte[] Padded(string start, int length) => Encoding.UTF8.GetBytes(start.PadRight(length));
}
