using System.Globalization;
using TcssGate.Emulator.Tests.Support;
using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Tests;

public sealed class AuthenticationTests
{
    private const string List = "DescribeAssetImageRegistryList";

    [Theory]
    [InlineData("tcss.tencentcloudapi.com", null, "tcss")]
    [InlineData("127.0.0.1:8080", null, "tcss")]
    [InlineData("127.0.0.1:8080", "127.0.0.1", "tcss")]
    [InlineData("127.0.0.1:8080", "127.0.0.1", "127")]
    [InlineData("localhost:8080", "localhost", "localhost")]
    public void The_ways_in_which_official_clients_sign_are_accepted(string host, string? signedHost, string service) =>
        Code(new Signed(List, "{}") { Host = host, SignedHost = signedHost, Service = service }).Should().BeEmpty();

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/octet-stream")]
    public void Any_content_type_is_accepted_that_was_signed(string type) =>
        Code(new Signed(List, "{}") { ContentType = type }).Should().BeEmpty();

    [Theory]
    [InlineData("elsewhere.example", "tcss")]
    [InlineData(null, "cvm")]
    public void A_signature_for_something_else_is_refused(string? signedHost, string service) =>
        Code(new Signed(List, "{}") { SignedHost = signedHost, Service = service }).Should().Be("AuthFailure.SignatureFailure");

    [Fact]
    public void A_wrong_key_is_refused()
    {
        Code(new Signed(List, "{}") { Key = EmulatedKey.Demo with { Secret = "another" } }).Should().Be("AuthFailure.SignatureFailure");
        Code(new Signed(List, "{}") { Key = EmulatedKey.Demo with { Id = "AKIDnobody" } }).Should().Be("AuthFailure.SecretIdNotFound");
    }

    [Fact]
    public void A_body_that_was_not_signed_is_refused()
    {
        using var cloud = Cloud.With("");
        using var request = new Signed(List, "{}").At(cloud.Time.Now);
        request.Content = new StringContent("{ }", null, "application/json");
        Answer(cloud, request).Should().Contain("AuthFailure.SignatureFailure");
    }

    [Fact]
    public void A_request_without_a_signature_is_refused()
    {
        using var cloud = Cloud.With("");
        using var request = new Signed(List, "{}").At(cloud.Time.Now);
        request.Headers.Remove("Authorization");
        Answer(cloud, request).Should().Contain("AuthFailure.InvalidAuthorization");
    }

    [Theory]
    [InlineData(0, 300, true)]
    [InlineData(0, 301, false)]
    [InlineData(0, -300, true)]
    [InlineData(0, -301, false)]
    [InlineData(420, 420, true)]
    [InlineData(420, 0, false)]
    public void A_signature_holds_for_300_seconds_by_the_servers_clock(int skew, int offset, bool accepted)
    {
        using var cloud = Cloud.With($"clock: {{skew: {skew}s}}");
        using var request = new Signed(List, "{}").At(cloud.Time.Now.AddSeconds(offset));
        Answer(cloud, request).Contains("AuthFailure.SignatureExpire", StringComparison.Ordinal).Should().Be(!accepted);
    }

    [Fact]
    public void The_date_of_an_answer_is_the_servers()
    {
        using var cloud = Cloud.With("clock: {skew: -4m}");
        using var response = cloud.Send(new Signed(List, "{}"));
        response.Headers.Date.Should().Be(ManualTime.Morning.AddMinutes(-4));
    }

    [Fact]
    public void Signatures_go_by_the_clients_clock_when_the_world_has_another_time()
    {
        var world = WorldFile.Read("world.yaml", "version: 1", out _)!;
        var clients = new ManualTime(ManualTime.Morning.AddYears(3));
        using var client = new HttpClient(new EmulatorHandler(new EmulatedCloud(world, new ManualTime(ManualTime.Morning), clients)));
        using var response = client.Send(new Signed(List, "{}").At(clients.Now));
        response.Headers.Date.Should().Be(clients.Now);
        Cloud.Text(response).Should().NotContain("Error");
    }

    [Fact]
    public void A_temporary_key_needs_its_token_and_another_key_must_not_have_one()
    {
        const string Temporary = "keys: [{id: AKIDtemporary, key: secret, token: granted}]";
        var key = new EmulatedKey("AKIDtemporary", "secret", "granted");
        Code(new Signed(List, "{}") { Key = key }, Temporary).Should().BeEmpty();
        Code(new Signed(List, "{}") { Key = key with { Token = "old" } }, Temporary).Should().Be("AuthFailure.TokenFailure");
        Code(new Signed(List, "{}") { Key = key with { Token = null } }, Temporary).Should().Be("AuthFailure.TokenFailure");
        Code(new Signed(List, "{}") { Key = EmulatedKey.Demo with { Token = "granted" } }).Should().Be("AuthFailure.TokenFailure");
    }

    [Fact]
    public void A_key_may_be_kept_from_an_action()
    {
        const string Reader = "keys: [{id: AKIDreader, key: secret, denied: [SyncAssetImageRegistryAsset]}]";
        var key = new EmulatedKey("AKIDreader", "secret");
        Code(new Signed(List, "{}") { Key = key }, Reader).Should().BeEmpty();
        Code(new Signed("SyncAssetImageRegistryAsset", """{"All": true}""") { Key = key }, Reader).Should().Be("AuthFailure.UnauthorizedOperation");
    }

    [Fact]
    public void The_published_signature_is_computed()
    {
        var credential = new Authentication.Credential("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "2019-02-25", "cvm", ["content-type", "host"], "");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json; charset=utf-8" };
        var body = """{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"""u8.ToArray();
        var request = new EmulatedRequest("POST", "/", headers, body);
        var timestamp = 1551113065.ToString(CultureInfo.InvariantCulture);
        Authentication.Signature.Of(request, credential, "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", timestamp, "cvm.tencentcloudapi.com")
            .Should().Be("72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");
    }

    private static string Code(Signed request, string yaml = "")
    {
        using var cloud = Cloud.With(yaml);
        return Cloud.CodeOf(cloud.Ask(request));
    }

    private static string Answer(Cloud cloud, HttpRequestMessage request)
    {
        using var client = new HttpClient(new EmulatorHandler(cloud.Emulated));
        using var response = client.Send(request);
        return Cloud.Text(response);
    }
}
