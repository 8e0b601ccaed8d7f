using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Tests.Api;

public sealed class TcssEndpointTests
{
    [Theory]
    [InlineData("https://tcss.tencentcloudapi.com", "tcss.tencentcloudapi.com")]
    [InlineData("https://tcss.intl.tencentcloudapi.com/", "tcss.intl.tencentcloudapi.com")]
    [InlineData("HTTPS://TCSS.ap-guangzhou.tencentcloudapi.com", "tcss.ap-guangzhou.tencentcloudapi.com")]
    [InlineData("https://tcss.tencentcloudapi.com:443", "tcss.tencentcloudapi.com")]
    [InlineData("https://gateway.example:8443", "gateway.example:8443")]
    [InlineData("http://localhost:8080", "localhost:8080")]
    [InlineData("http://LOCALHOST", "localhost")]
    [InlineData("http://127.0.0.1:8080/", "127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:80", "127.0.0.1")]
    [InlineData("http://127.255.255.254:1", "127.255.255.254:1")]
    [InlineData("http://[::1]:8080", "[::1]:8080")]
    public void Https_anywhere_and_http_on_this_computer_are_endpoints(string text, string hostHeader)
    {
        var endpoint = TcssEndpoint.Parse(text, out var problem);

        problem.Should().BeEmpty();
        endpoint!.HostHeader.Should().Be(hostHeader);
        endpoint.Address.PathAndQuery.Should().Be("/");
    }

    [Theory]
    [InlineData("http://tcss.tencentcloudapi.com", "the endpoint http://tcss.tencentcloudapi.com is not encrypted; write https://tcss.tencentcloudapi.com *")]
    [InlineData("http://128.0.0.1", "*is not encrypted*")]
    [InlineData("http://126.255.255.255", "*is not encrypted*")]
    [InlineData("http://[::2]", "*is not encrypted*")]
    [InlineData("http://10.0.0.1:8080", "*is not encrypted*")]
    [InlineData("http://0.0.0.0", "*is not encrypted*")]
    [InlineData("http://localhost.example", "*is not encrypted*")]
    [InlineData("http://127.0.0.1.example", "*is not encrypted*")]
    [InlineData("ftp://tcss.tencentcloudapi.com", "*has the scheme \"ftp\"; write https://HOST*")]
    [InlineData("https://tcss.tencentcloudapi.com/v3", "*has more than a host and a port; write https://tcss.tencentcloudapi.com")]
    [InlineData("https://tcss.tencentcloudapi.com/?a=b", "*has more than a host and a port*")]
    [InlineData("https://tcss.tencentcloudapi.com#top", "*has more than a host and a port*")]
    [InlineData("tcss.tencentcloudapi.com", "\"tcss.tencentcloudapi.com\" is no endpoint; write *(did you mean \"https://tcss.tencentcloudapi.com\"?)")]
    [InlineData("", "\"\" is no endpoint; write https://HOST*")]
    [InlineData("https://", "*is no endpoint*")]
    [InlineData("https:\\\\tcss.tencentcloudapi.com", "*is no endpoint*")]
    [InlineData(" https://tcss.tencentcloudapi.com", "*is no endpoint*")]
    [InlineData("https://tcss.tencentcloudapi.com\r\nX: y", "*is no endpoint*")]
    [InlineData("https://tcss.tencentcloudapi.com:0", "*is no endpoint*")]
    [InlineData("https://tcss.tencentcloudapi.com:65536", "*is no endpoint*")]
    [InlineData("https://tcss.tencentclоudapi.com", "*is no endpoint*")]
    public void Anything_else_is_refused_and_says_what_to_write(string text, string expected)
    {
        TcssEndpoint.Parse(text, out var problem).Should().BeNull();

        problem.Should().Match(expected).And.NotContainAny("\r", "\n");
    }

    [Theory]
    [InlineData("https://user:hunter2@tcss.tencentcloudapi.com")]
    [InlineData("https://hunter2@tcss.tencentcloudapi.com")]
    [InlineData("user:hunter2@tcss.tencentcloudapi.com")]
    [InlineData("https//user:hunter2@tcss.tencentcloudapi.com")]
    [InlineData("https://user:hunter2 @tcss.tencentcloudapi.com")]
    [InlineData("http://user:hunter2@localhost")]
    public void A_password_in_an_endpoint_is_refused_and_not_repeated(string text)
    {
        TcssEndpoint.Parse(text, out var problem).Should().BeNull();

        problem.Should().NotBeEmpty().And.NotContain("hunter2");
    }

    [Fact]
    public void The_default_is_the_service_in_mainland_China()
    {
        TcssEndpoint.Default.ToString().Should().Be("https://tcss.tencentcloudapi.com");
        TcssEndpoint.Default.IsLoopback.Should().BeFalse();
        TcssEndpoint.Default.Should().Be(TcssEndpoint.Parse("https://tcss.tencentcloudapi.com", out _));
    }

    [Fact]
    public void The_handler_follows_no_redirect_and_keeps_no_cookie_and_uses_no_proxy_on_this_computer()
    {
        using var remote = (SocketsHttpHandler)TcssHttp.CreateHandler(TcssEndpoint.Default, _ => null);
        using var local = (SocketsHttpHandler)TcssHttp.CreateHandler(TcssEndpoint.Parse("http://127.0.0.1:8080", out _)!, _ => "http://proxy.example:3128");

        remote.AllowAutoRedirect.Should().BeFalse();
        remote.UseCookies.Should().BeFalse();
        remote.UseProxy.Should().BeFalse();
        local.UseProxy.Should().BeFalse();
    }

    [Theory]
    [InlineData("ap-guangzhou", true)]
    [InlineData("eu-frankfurt2", true)]
    [InlineData("", false)]
    [InlineData("ap guangzhou", false)]
    [InlineData("ap-guangzhou\r\nX-Evil: 1", false)]
    [InlineData("AP-GUANGZHOU", false)]
    public void A_region_is_a_plain_word(string text, bool isRegion)
    {
        var region = TcssRegion.Parse(text, out var problem);

        (region is not null).Should().Be(isRegion);
        (problem.Length == 0).Should().Be(isRegion);
        problem.Should().NotContainAny("\r", "\n");
    }
}
