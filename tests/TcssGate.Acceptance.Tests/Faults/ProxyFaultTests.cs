namespace TcssGate.Acceptance.Tests.Faults;

/// <summary>Proxy variables mean what they mean to curl, and a wrong password is sent once.</summary>
public sealed class ProxyFaultTests : IDisposable
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1.4.2";

    private FaultInputs? opened;

    [Fact]
    public async Task The_proxy_leads_to_the_service()
    {
        var inputs = this.Open("14-no-proxy-star");
        using var certificate = TestCertificate.Create(inputs.In("trust.pem"));
        await using var service = SpecService.Start(inputs.Read("spec.json"), certificate);
        await using var proxy = RecordingProxy.Start(service.Port);

        (await Apply(inputs, $"http://{proxy.Address}", "")).ShouldPass();

        proxy.Connects.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.tencentcloudapi.invalid")]
    [InlineData(".tencentcloudapi.invalid")]
    [InlineData("tencentcloudapi.invalid")]
    public async Task A_host_that_needs_no_proxy_is_not_reached_through_one(string noProxy)
    {
        var inputs = this.Open("14-no-proxy-star");
        using var certificate = TestCertificate.Create(inputs.In("trust.pem"));
        await using var service = SpecService.Start(inputs.Read("spec.json"), certificate);
        await using var proxy = RecordingProxy.Start(service.Port);

        // Without the proxy there is no such host.
        var output = await Apply(inputs, $"http://{proxy.Address}", noProxy);

        output.Exit.Should().Be(1, output.Error);
        proxy.Connects.Should().BeEmpty();
    }

    [Fact]
    public async Task A_password_that_the_proxy_rejects_is_sent_once_and_never_shown()
    {
        var inputs = this.Open("15-proxy-refuses-the-password");
        using var certificate = TestCertificate.Create(inputs.In("trust.pem"));
        await using var service = SpecService.Start(inputs.Read("spec.json"), certificate);
        await using var proxy = RecordingProxy.Start(service.Port, "bob:right");

        var output = await Apply(inputs, $"http://bob:wrong-one@{proxy.Address}", "");

        output.Exit.Should().Be(1, output.Error);
        output.Error.Should().Contain("407").And.Contain(proxy.Address).And.NotContain("wrong-one");
        proxy.Connects.Count(authorization => authorization.Length > 0).Should().Be(1);
    }

    [Fact]
    public async Task A_proxy_variable_that_cannot_be_read_is_an_error_and_no_direct_connection()
    {
        var inputs = this.Open("16-proxy-variable-cannot-be-read");

        var output = await Apply(inputs, "http//127.0.0.1:1", "");

        output.Exit.Should().Be(1, output.Error);
        output.Error.Should().ContainEquivalentOf("HTTPS_PROXY").And.NotContain("no such host");
    }

    public void Dispose() => this.opened?.Dispose();

    private FaultInputs Open(string name) => this.opened = new FaultInputs(name);

    private static Task<GateOutput> Apply(FaultInputs inputs, string proxy, string noProxy)
    {
        var program = inputs.Program;
        foreach (var (name, value) in new[]
        {
            ("TENCENTCLOUD_SECRET_ID", "AKIDEXAMPLE"), ("TENCENTCLOUD_SECRET_KEY", "secretEXAMPLE"), ("SSL_CERT_FILE", inputs.In("trust.pem")),
            ("HTTPS_PROXY", proxy), ("https_proxy", proxy), ("NO_PROXY", noProxy), ("no_proxy", noProxy),
        })
        {
            program.Variables[name] = value;
        }

        return program.RunAsync("apply", "--policy", "policy.yaml", "--timeout", "15s", "--endpoint", $"https://{TestCertificate.Host}", Web);
    }
}
