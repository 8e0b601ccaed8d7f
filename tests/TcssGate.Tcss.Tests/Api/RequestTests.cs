using System.Net;
using System.Text;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Api.Calls;
using TcssGate.Tcss.Credentials;

namespace TcssGate.Tcss.Tests.Api;

/// <summary>What goes over the wire besides the body.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task A_request_is_a_signed_post_in_HTTP_1_1()
    {
        using var rig = new ClientRig(options => options with { Region = TcssRegion.Parse("ap-guangzhou", out _) });
        var request = await Sent(rig);

        request.Message.Method.Should().Be(HttpMethod.Post);
        request.Message.RequestUri.Should().Be(new Uri("https://tcss.tencentcloudapi.com/"));
        request.Message.Version.Should().Be(HttpVersion.Version11);
        request.Message.Headers.Host.Should().Be("tcss.tencentcloudapi.com");
        request.Message.Content!.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        request.Header("X-TC-Action").Should().Be("DescribeAssetImageRegistryDetail");
        request.Header("X-TC-Version").Should().Be("2020-11-01");
        request.Header("X-TC-Timestamp").Should().Be("1782907200");
        request.Header("X-TC-Region").Should().Be("ap-guangzhou");
        request.Header("X-TC-Token").Should().Be(ClientRig.Token);
        request.Header("X-TC-Language").Should().Be("en-US");
        request.Header("User-Agent").Should().MatchRegex(@"^tcss-gate/\d+\.\d+\.\d+$");
    }

    [Fact]
    public async Task Permanent_keys_come_without_a_token_and_no_region_is_asked_for_by_itself()
    {
        using var rig = new ClientRig(options => options with { Credentials = new TcssCredentials(ClientRig.SecretId, ClientRig.SecretKey) });
        var request = await Sent(rig);

        request.Header("X-TC-Token").Should().BeNull();
        request.Header("X-TC-Region").Should().BeNull();
    }

    [Fact]
    public async Task What_is_signed_is_what_is_sent()
    {
        using var rig = new ClientRig(options => options with { Endpoint = TcssEndpoint.Parse("http://127.0.0.1:8080", out _)! });
        var request = await Sent(rig);

        request.Message.Headers.Host.Should().Be("127.0.0.1:8080");
        request.Header("Authorization").Should().Be(Tc3Signer.Authorization(
            new TcssCredentials(ClientRig.SecretId, ClientRig.SecretKey),
            new SignedRequest("tcss", "127.0.0.1:8080", "application/json; charset=utf-8", rig.Time.GetUtcNow()),
            Encoding.UTF8.GetBytes(request.Body)));
    }

    [Fact]
    public async Task Each_attempt_is_signed_anew_because_a_signature_ages()
    {
        using var rig = new ClientRig(options => options with { Retry = new TcssRetry { FirstPause = TimeSpan.FromSeconds(3) } });
        rig.Service.Fails("InternalError").Fails("InternalError").Answers("""{"Progress": 1}""");
        await rig.Run(client => client.GetImageAsync(1, CancellationToken.None));

        rig.Service.Requests.Select(request => request.Header("Authorization")).Should().OnlyHaveUniqueItems();
        rig.Service.Requests.Select(request => request.Body).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task The_secret_key_is_never_sent()
    {
        using var rig = new ClientRig();
        var request = await Sent(rig);

        request.Message.ToString().Should().NotContain(ClientRig.SecretKey);
        request.Body.Should().NotContain(ClientRig.SecretKey);
    }

    private static async Task<Arrived> Sent(ClientRig rig)
    {
        rig.Service.Answers("""{"Progress": 1}""");
        await rig.Run(client => client.GetImageAsync(1, CancellationToken.None));
        return rig.Service.Requests.Should().ContainSingle().Which;
    }
}
