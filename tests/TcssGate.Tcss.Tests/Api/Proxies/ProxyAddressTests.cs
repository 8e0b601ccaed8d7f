using TcssGate.Tcss.Api.Proxies;

namespace TcssGate.Tcss.Tests.Api.Proxies;

public sealed class ProxyAddressTests
{
    [Theory]
    [InlineData("http://proxy.example:3128", "http://proxy.example:3128/")]
    [InlineData("http://proxy.example:3128/", "http://proxy.example:3128/")]
    [InlineData("proxy.example:3128", "http://proxy.example:3128/")]
    [InlineData(" proxy.example:3128\n", "http://proxy.example:3128/")]
    [InlineData("proxy.example:80", "http://proxy.example/")]
    [InlineData("proxy", "http://proxy:1080/")]
    [InlineData("http://10.1.2.3", "http://10.1.2.3:1080/")]
    [InlineData("HTTPS://proxy.example", "https://proxy.example/")]
    [InlineData("https://[::1]:8443", "https://[::1]:8443/")]
    [InlineData("[fd00::1]:3128", "http://[fd00::1]:3128/")]
    [InlineData("socks5h://proxy.example:1081", "socks5://proxy.example:1081/")]
    [InlineData("socks5://proxy.example", "socks5://proxy.example:1080/")]
    [InlineData("bob:p@ss:word@proxy.example:3128", "http://proxy.example:3128/")]
    public void The_forms_that_curl_reads(string text, string expected) => ProxyAddress.Parse(text)!.Address.AbsoluteUri.Should().Be(expected);

    [Theory]
    [InlineData("http://bob:right@proxy:1", "bob", "right")]
    [InlineData("bob:right@proxy:1", "bob", "right")]
    [InlineData("http://b%6Fb:r%40i%3Aght@proxy:1", "bob", "r@i:ght")]
    [InlineData("http://bob:p@ss:w%2Ford@proxy:1", "bob", "p@ss:w/ord")]
    [InlineData("http://bob@proxy:1", "bob", "")]
    [InlineData("http://:@proxy:1", "", "")]
    public void A_user_name_and_a_password_are_read_and_never_shown(string text, string user, string password)
    {
        var proxy = ProxyAddress.Parse(text)!;

        (proxy.Credentials!.UserName, proxy.Credentials.Password).Should().Be((user, password));
        proxy.ToString().Should().Be("proxy:1");
        proxy.Address.UserInfo.Should().BeEmpty();
    }

    [Theory]
    [InlineData("http//proxy.example:3128")]
    [InlineData("http:/proxy.example:3128")]
    [InlineData("http:proxy.example")]
    [InlineData("ftp://proxy.example:3128")]
    [InlineData("http://")]
    [InlineData("://proxy")]
    [InlineData("http://proxy.example:0")]
    [InlineData("http://proxy.example:65536")]
    [InlineData("http://proxy.example:port")]
    [InlineData("http://proxy.example:3128/path")]
    [InlineData("http://bob:p/ss@proxy.example:3128")]
    [InlineData("http//bob:right@proxy.example:3128")]
    [InlineData("http://proxy example:3128")]
    [InlineData("http://[::1:3128")]
    [InlineData("\"http://proxy.example:3128\"")]
    [InlineData("https://https://proxy.example")]
    public void Anything_else_is_no_address(string text) => ProxyAddress.Parse(text).Should().BeNull();
}
