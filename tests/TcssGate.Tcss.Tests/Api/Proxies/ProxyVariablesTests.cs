using TcssGate.Tcss.Api;
using TcssGate.Tcss.Api.Proxies;

namespace TcssGate.Tcss.Tests.Api.Proxies;

public sealed class ProxyVariablesTests
{
    private readonly Dictionary<string, string> variables = [];

    [Theory]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("ALL_PROXY")]
    [InlineData("all_proxy")]
    public void Any_of_curls_variables_names_the_proxy(string name)
    {
        this.variables["HTTPS_PROXY"] = " ";
        this.variables["HTTP_PROXY"] = "wrong:1";
        this.variables[name] = "proxy:1";

        Find()!.ToString().Should().Be("proxy:1");
    }

    [Fact]
    public void The_lower_case_spelling_counts_and_https_before_all()
    {
        this.variables["ALL_PROXY"] = "fourth:1";
        this.variables["all_proxy"] = "third:1";
        Find()!.ToString().Should().Be("third:1");

        this.variables["HTTPS_PROXY"] = "second:1";
        Find()!.ToString().Should().Be("second:1");

        this.variables["https_proxy"] = "first:1";
        Find()!.ToString().Should().Be("first:1");
    }

    [Theory]
    [InlineData("NO_PROXY")]
    [InlineData("no_proxy")]
    public void What_needs_no_proxy_gets_none(string name)
    {
        this.variables["HTTPS_PROXY"] = "proxy:1";
        this.variables[name] = "*.tencentcloudapi.com";

        Find().Should().BeNull();
    }

    [Theory]
    [InlineData("http//bob:hidden@127.0.0.1:3128")]
    [InlineData("http://bob:hidden@127.0.0.1:x")]
    public void A_variable_that_cannot_be_read_is_a_problem_that_names_it_and_hides_its_value(string value)
    {
        this.variables["HTTPS_PROXY"] = value;

        ProxyVariables.Find(TcssEndpoint.Default, this.variables.GetValueOrDefault, out var problem).Should().BeNull();

        problem.Should().StartWith("HTTPS_PROXY is not the address of a proxy; write HOST:PORT").And.NotContain("hidden").And.NotContain("bob");
        var create = () => TcssHttp.CreateHandler(TcssEndpoint.Default, this.variables.GetValueOrDefault);
        create.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void On_this_computer_no_proxy_has_a_say()
    {
        this.variables["HTTPS_PROXY"] = "http//wrong";

        ProxyVariables.Find(TcssEndpoint.Parse("http://127.0.0.1:1", out _)!, this.variables.GetValueOrDefault, out var problem).Should().BeNull();
        problem.Should().BeEmpty();
    }

    private ProxyAddress? Find()
    {
        var proxy = ProxyVariables.Find(TcssEndpoint.Default, this.variables.GetValueOrDefault, out var problem);
        problem.Should().BeEmpty();
        return proxy;
    }
}
