using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using TcssGate.Tcss.Tests.Api.Wire;

namespace TcssGate.Tcss.Tests.Api;

/// <summary>A service or a gateway that echoes what it was sent puts no key, token or signature into any output.</summary>
public sealed class EchoTests
{
    public static TheoryData<string> Actions => [.. ReadAction.All.Select(action => action.Name)];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task No_text_of_any_response_shows_a_secret(string name)
    {
        var action = ReadAction.All.Single(action => action.Name == name);
        using var rig = new ClientRig();
        var response = action.Published().First();
        foreach (var property in JsonDocument.Parse(response).RootElement.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String))
        {
            response = response.Replace(property.Value.GetRawText(), Echo(), StringComparison.Ordinal);
        }

        response = System.Text.RegularExpressions.Regex.Replace(response, "(\"(?:Des|Desc|Name|OsName|SyncFailReason|ImageName|Solution|Version)\": ?)\"[^\"]*\"", $"$1{Echo()}");
        rig.Service.Always(response);

        var result = await rig.Run(action.Call);

        (JsonSerializer.Serialize(result, result?.GetType() ?? typeof(object)) + result).Should()
            .NotContain(ClientRig.SecretKey).And.NotContain(ClientRig.Token);
    }

    [Fact]
    public async Task An_error_shows_neither_key_nor_token_nor_signature()
    {
        using var rig = new ClientRig();
        rig.Service.Answers(() => FakeService.Json(
            $"{{\"Response\": {{\"Error\": {{\"Code\": \"Failed{ClientRig.Token}\", \"Message\": \"{ClientRig.SecretKey} {Authorization(rig)} https://bob:hunter2@r.example\"}}, "
            + $"\"RequestId\": \"{ClientRig.Token}\"}}}}"));

        var failure = await rig.ReadFailure();

        var signature = Authorization(rig).Split("Signature=")[1];
        failure.ToString().Should().NotContain(ClientRig.SecretKey).And.NotContain(ClientRig.Token).And.NotContain(signature).And.NotContain("hunter2");
    }

    [Fact]
    public async Task A_gateways_header_shows_none_either()
    {
        using var rig = new ClientRig();
        rig.Service.Answers(() =>
        {
            var page = FakeService.Html(HttpStatusCode.NotFound);
            page.Content.Headers.ContentType = new MediaTypeHeaderValue($"text/{ClientRig.Token}");
            page.ReasonPhrase = ClientRig.Token;
            page.Headers.Add("X-Echo", ClientRig.Token);
            return page;
        });

        (await rig.ReadFailure()).Message.Should().NotContain(ClientRig.Token).And.Contain("text/***");
    }

    // Escaped, as some services write it.
    private static string Echo() => JsonSerializer.Serialize($"echo {ClientRig.SecretKey} {ClientRig.Token}").Replace("-", "\\u002d", StringComparison.Ordinal);

    private static string Authorization(ClientRig rig) => rig.Service.Requests[^1].Header("Authorization")!;
}
