using TcssGate.Tcss.Api.Proxies;

namespace TcssGate.Tcss.Tests.Api.Proxies;

public sealed class NoProxyListTests
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("a.example, *", true)]
    [InlineData("tcss.tencentcloudapi.com", true)]
    [InlineData("TCSS.TencentCloudAPI.com", true)]
    [InlineData("tencentcloudapi.com", true)]
    [InlineData(".tencentcloudapi.com", true)]
    [InlineData("*.tencentcloudapi.com", true)]
    [InlineData("com", true)]
    [InlineData("tencentcloudapi.com.", true)]
    [InlineData("localhost , tencentcloudapi.com\t,x", true)]
    [InlineData("localhost tencentcloudapi.com", true)]
    [InlineData("tencentcloudapi.com:443", true)]
    [InlineData("tencentcloudapi.com:8443", false)]
    [InlineData("cloudapi.com", false)]
    [InlineData("loudapi.com", false)]
    [InlineData("x.tcss.tencentcloudapi.com", false)]
    [InlineData("tcss", false)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("", false)]
    [InlineData(",. ,*.,", false)]
    public void Hosts_are_matched_by_domain(string list, bool expected) =>
        NoProxyList.Contains(list, new Uri("https://tcss.tencentcloudapi.com/")).Should().Be(expected);

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "10.1.2.0/24", true)]
    [InlineData("10.1.3.3", "10.1.2.0/23", true)]
    [InlineData("10.1.4.3", "10.1.2.0/23", false)]
    [InlineData("10.1.2.3", "0.0.0.0/0", true)]
    [InlineData("10.1.2.3", "10.0.0.0/33", false)]
    [InlineData("10.1.2.3", "10.0.0.0/x", false)]
    [InlineData("10.1.2.3", "10.1.2.3:443", true)]
    [InlineData("10.1.2.3", "10.1.2.3:80", false)]
    [InlineData("10.1.2.3", "2.3", false)]
    [InlineData("[fd00::1]", "fd00::/8", true)]
    [InlineData("[fd00::1]", "[fd00::1]:443", true)]
    [InlineData("[fd00::1]", "[fd00::1]", true)]
    [InlineData("[fd00::1]", "fe80::/10", false)]
    [InlineData("[fd00::1]", "FD00:0:0::1", true)]
    [InlineData("[::ffff:10.1.2.3]", "10.0.0.0/8", true)]
    public void Addresses_are_matched_by_network(string host, string list, bool expected) =>
        NoProxyList.Contains(list, new Uri($"https://{host}/")).Should().Be(expected);
}
