using TcssGate.Tcss.Api;
using TcssGate.Tcss.Credentials;

namespace TcssGate.Tcss.Tests.Api.Proxies;

/// <summary>Through a real proxy, and past it.</summary>
public sealed class ProxyHandlerTests
{
    [Theory]
    [InlineData("http://{0}")]
    [InlineData("{0}")]
    public async Task Requests_go_through_the_proxy(string variable)
    {
        await using var proxy = new LoopbackProxy();

        (await Ask(proxy, variable)).Should().Be(42);

        proxy.Connects.Should().ContainSingle().Which.Line.Should().StartWith("CONNECT tcss.tencentcloudapi.com:443 ");
    }

    [Fact]
    public async Task With_the_password_that_the_proxy_asks_for()
    {
        await using var proxy = new LoopbackProxy { Login = "bob:ri@ght" };

        (await Ask(proxy, "http://bob:ri%40ght@{0}")).Should().Be(42);
    }

    [Fact]
    public async Task A_password_that_the_proxy_refuses_is_sent_once()
    {
        await using var proxy = new LoopbackProxy { Login = "bob:right" };
        using var client = Client(proxy, "http://bob:SEARCHED-FOR@{0}");

        var first = await Failure(client);
        var second = await Failure(client);

        proxy.PasswordsSent.Should().Be(1);
        foreach (var failure in new[] { first, second })
        {
            failure.Failure.Should().Be(TcssFailure.RefusedKeys);
            failure.Message.Should().StartWith($"DescribeAssetImageRegistryDetail: the proxy {proxy.Address} refused the user name and password (HTTP 407)");
            failure.ToString().Should().NotContain("SEARCHED-FOR");
        }
    }

    [Fact]
    public async Task A_proxy_that_asks_for_a_password_is_named()
    {
        await using var proxy = new LoopbackProxy { Login = "bob:right" };
        using var client = Client(proxy, "http://{0}");

        (await Failure(client)).Message.Should().Contain($"the proxy {proxy.Address} asks for a user name and a password (HTTP 407)");
        proxy.Connects.Should().ContainSingle();
    }

    [Fact]
    public async Task A_proxy_that_permits_no_such_connection_is_asked_once()
    {
        await using var proxy = new LoopbackProxy { Status = 403 };
        using var client = Client(proxy, "http://bob:SEARCHED-FOR@{0}");

        var failure = await Failure(client);

        failure.Message.Should().Contain($"the proxy {proxy.Address} does not permit connections to https://tcss.tencentcloudapi.com (HTTP 403)");
        failure.ToString().Should().NotContain("SEARCHED-FOR");
        proxy.Connects.Should().ContainSingle();
    }

    [Fact]
    public async Task A_proxy_in_trouble_is_asked_again()
    {
        await using var proxy = new LoopbackProxy { Status = 502 };
        using var client = Client(proxy, "http://{0}");

        (await Failure(client)).Message.Should().Contain("the proxy makes no connection to https://tcss.tencentcloudapi.com, tried 2 times");
        proxy.Connects.Should().HaveCount(2);
    }

    private static async Task<int?> Ask(LoopbackProxy proxy, string variable)
    {
        using var client = Client(proxy, variable);
        return (await client.GetImageAsync(1, CancellationToken.None)).Progress;
    }

    private static async Task<TcssException> Failure(TcssClient client)
    {
        var ask = () => client.GetImageAsync(1, CancellationToken.None);
        return (await ask.Should().ThrowAsync<TcssException>()).Which;
    }

    private static TcssClient Client(LoopbackProxy proxy, string variable)
    {
        var handler = TcssHttp.CreateHandler(TcssEndpoint.Default, name => name == "HTTPS_PROXY" ? string.Format(null, variable, proxy.Address) : null);
        var sockets = (SocketsHttpHandler)((DelegatingHandler)handler).InnerHandler!;
#pragma warning disable CA5359 // The test makes the certificate of its own loopback server.
        sockets.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        return new TcssClient(new TcssClientOptions
        {
            Handler = handler,
            Credentials = new TcssCredentials(ClientRig.SecretId, ClientRig.SecretKey),
            Retry = new TcssRetry { Retries = 1, FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(1) },
        });
    }
}
