namespace TcssGate.Acceptance.Tests;

/// <summary>Endpoints and keys that are no good judge nothing.</summary>
public sealed class EndpointTests : IDisposable
{
    // Nothing listens there, and nobody may without being root.
    private const string Closed = "http://127.0.0.1:1";

    private readonly Shop shop = new();

    [Fact]
    public async Task An_endpoint_that_nobody_answers_at_is_said()
    {
        var output = await this.With("AKIDsome", "some").RunAsync("apply", "--endpoint", Closed, "-o", "json=r.json", Shop.Met);

        output.ShouldRefuseAll($"there is no connection to {Closed}", "check --endpoint, the network and the proxy");
        this.shop.NewFiles.Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://tcss.example", "error: --endpoint: the endpoint http://tcss.example is not encrypted; write https://tcss.example")]
    [InlineData("http://127.0.0.1.tcss.example", "is not encrypted")]
    [InlineData("tcss.example", "is no endpoint; write https://HOST[:PORT]")]
    [InlineData("ftp://tcss.example", "has the scheme \"ftp\"")]
    [InlineData("https://tcss.example/path", "has more than a host and a port")]
    [InlineData("https://me:hidden@tcss.example", "holds a user name or password")]
    public async Task An_endpoint_that_is_not_safe_or_none_is_refused(string endpoint, string message)
    {
        var output = await this.With("AKIDsome", "some").RunAsync("apply", "--endpoint", endpoint, Shop.Met);

        output.ShouldRefuse(message);
        output.Error.Should().NotContain("hidden");
    }

    [Fact]
    public async Task Without_keys_nothing_is_asked()
    {
        var output = await this.With(null, null).RunAsync("apply", "--endpoint", Closed, Shop.Met);

        output.ShouldRefuse("error: there are no keys: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set", "set both variables");
    }

    [Theory]
    [InlineData("AKIDsome", null, "error: TENCENTCLOUD_SECRET_ID is set, but TENCENTCLOUD_SECRET_KEY is not or is empty; set both")]
    [InlineData("AKIDsome", "", "error: TENCENTCLOUD_SECRET_ID is set, but TENCENTCLOUD_SECRET_KEY is not or is empty; set both")]
    [InlineData(null, "SEARCHED-FOR", "error: TENCENTCLOUD_SECRET_KEY is set, but TENCENTCLOUD_SECRET_ID is not or is empty; set both")]
    [InlineData("AKIDsome", "SEARCHED-FOR\n", "error: TENCENTCLOUD_SECRET_KEY holds a blank, a line break or another character that no key has")]
    public async Task Keys_by_halves_are_refused(string? id, string? key, string message)
    {
        var output = await this.With(id, key).RunAsync("apply", "--endpoint", Closed, Shop.Met);

        output.ShouldRefuse(message);
        output.Error.Should().NotContain("SEARCHED-FOR");
    }

    [Fact]
    public async Task Keys_that_the_service_refuses_are_said_with_what_to_check()
    {
        await using var server = await StandInServer.StartAsync(this.shop.In("world.yaml"));

        var unknown = await this.With("AKIDsome", "some").RunAsync("apply", "--endpoint", server.Address, "-o", "sarif=r.sarif", Shop.Met);
        var wrong = await this.With("AKIDEMULATED0000000000000000000EXAMPLE", "some").RunAsync("apply", "--endpoint", server.Address, "-o", "sarif=r.sarif", Shop.Met);

        unknown.ShouldRefuseAll("the keys were refused: AuthFailure.SecretIdNotFound", "check the secret id (TENCENTCLOUD_SECRET_ID");
        wrong.ShouldRefuseAll("the keys were refused: AuthFailure.SignatureFailure", "check that the secret key belongs to the secret id");
        this.shop.NewFiles.Should().BeEmpty();
    }

    public void Dispose() => this.shop.Dispose();

    private GateProgram With(string? id, string? key)
    {
        var program = new GateProgram { Folder = this.shop.Path, Variables = { ["HOME"] = this.shop.Path } };
        foreach (var (name, value) in new[] { ("TENCENTCLOUD_SECRET_ID", id), ("TENCENTCLOUD_SECRET_KEY", key) })
        {
            if (value is not null)
            {
                program.Variables[name] = value;
            }
        }

        return program;
    }
}
