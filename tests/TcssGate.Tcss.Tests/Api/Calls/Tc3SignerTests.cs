using System.Text;
using TcssGate.Tcss.Api.Calls;
using TcssGate.Tcss.Credentials;

namespace TcssGate.Tcss.Tests.Api.Calls;

public sealed class Tc3SignerTests
{
    private static readonly TcssCredentials Keys = new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE");

    private static readonly SignedRequest Published = new(
        "cvm", "cvm.tencentcloudapi.com", "application/json; charset=utf-8", DateTimeOffset.FromUnixTimeSeconds(1551113065));

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}""");

    [Fact]
    public void The_published_example_gets_its_published_signature() =>
        Tc3Signer.Signature(Keys, Published, Body).Should().Be("72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");

    [Fact]
    public void The_header_names_the_key_the_day_and_what_is_signed() =>
        Tc3Signer.Authorization(Keys, Published, Body).Should().Be(
            "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, "
            + "SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");

    [Fact]
    public void The_day_is_the_one_in_Greenwich()
    {
        var lateInChina = Published with { Time = new DateTimeOffset(2019, 2, 26, 7, 59, 59, TimeSpan.FromHours(8)) };
        var aSecondLater = lateInChina with { Time = lateInChina.Time.AddSeconds(1) };

        Tc3Signer.Authorization(Keys, lateInChina, Body).Should().Contain("/2019-02-25/");
        Tc3Signer.Authorization(Keys, aSecondLater, Body).Should().Contain("/2019-02-26/");
    }

    [Fact]
    public void Blanks_around_a_header_do_not_change_the_signature() =>
        Tc3Signer.Signature(Keys, Published with { Host = " cvm.tencentcloudapi.com " }, Body)
            .Should().Be(Tc3Signer.Signature(Keys, Published, Body));

    [Fact]
    public void Everything_that_is_signed_changes_the_signature()
    {
        string[] signatures =
        [
            Tc3Signer.Signature(Keys, Published, Body),
            Tc3Signer.Signature(Keys, Published with { Host = "cvm.tencentcloudapi.com:8443" }, Body),
            Tc3Signer.Signature(Keys, Published with { Service = "tcss" }, Body),
            Tc3Signer.Signature(Keys, Published with { ContentType = "application/json" }, Body),
            Tc3Signer.Signature(Keys, Published with { Time = Published.Time.AddSeconds(1) }, Body),
            Tc3Signer.Signature(Keys, Published, Body.AsSpan(1)),
            Tc3Signer.Signature(new TcssCredentials(Keys.SecretId, "another"), Published, Body),
        ];

        signatures.Should().OnlyHaveUniqueItems();
    }
}
