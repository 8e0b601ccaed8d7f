using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class RequestTests
{
    private const string List = "DescribeAssetImageRegistryList";
    private const string Findings = "DescribeAssetImageRegistryVulList";

    [Theory]
    [InlineData("DescribeNothing", "{}", "InvalidAction")]
    [InlineData(List, "[]", "InvalidParameter")]
    [InlineData(List, "{", "InvalidParameter")]
    [InlineData(List, "", "")]
    [InlineData(List, """{"Limit": 100}""", "")]
    [InlineData(List, """{"Limit": 101}""", "InvalidParameter")]
    [InlineData(List, """{"Limit": "ten"}""", "InvalidParameter")]
    [InlineData(List, """{"Offset": -1}""", "InvalidParameter")]
    [InlineData(List, """{"Limits": 1}""", "UnknownParameter")]
    [InlineData(List, """{"Filters": [{"Values": ["web"]}]}""", "InvalidParameter")]
    [InlineData(List, """{"Filters": [{"Name": "Colour", "Values": ["blue"]}]}""", "InvalidParameterValue")]
    [InlineData(Findings, "{}", "MissingParameter")]
    [InlineData(Findings, """{"Id": null}""", "MissingParameter")]
    [InlineData(Findings, """{"Id": 7}""", "ResourceNotFound")]
    [InlineData("DescribeAssetImageRegistryDetail", """{"Id": 7}""", "ResourceNotFound")]
    [InlineData("DescribeAssetImageRegistryDetail", """{"ImageId": "sha256:none"}""", "ResourceNotFound")]
    [InlineData("SyncAssetImageRegistryAsset", "{}", "MissingParameter")]
    [InlineData("SyncAssetImageRegistryAsset", """{"RegistryIds": [9]}""", "ResourceNotFound")]
    public void A_wrong_request_is_told_what_is_wrong(string action, string body, string code)
    {
        using var cloud = Cloud.WithWeb("os: linux");
        cloud.Code(action, body).Should().Be(code);
    }

    [Fact]
    public void An_id_may_be_a_text_as_a_published_request_has_it()
    {
        using var cloud = Cloud.WithWeb("id: 5427");
        cloud.Code("DescribeAssetImageRegistryDetail", """{"Id": "5427"}""").Should().BeEmpty();
    }

    [Fact]
    public void Another_version_of_the_API_is_refused()
    {
        using var cloud = Cloud.With("");
        Cloud.CodeOf(cloud.Ask(new Signed(List, "{}") { Version = "2018-01-01" })).Should().Be("NoSuchVersion");
    }

    [Fact]
    public void Errors_are_told_in_the_language_of_the_request_or_of_the_world()
    {
        using var cloud = Cloud.With("language: zh-CN");
        Message(cloud, null).Should().Be("接口不存在");
        Message(cloud, "en-US").Should().Be("The action `Nothing` does not exist.");
    }

    [Fact]
    public void Every_answer_has_an_id_of_its_own()
    {
        using var cloud = Cloud.With("");
        var ids = Enumerable.Range(0, 3).Select(_ => cloud.Ask(List)["RequestId"]!.GetValue<string>()).ToList();
        ids.Should().OnlyHaveUniqueItems().And.AllSatisfy(id => Guid.TryParse(id, out _).Should().BeTrue());
    }

    [Fact]
    public void Calls_are_remembered_in_order_with_their_time_error_and_body()
    {
        using var cloud = Cloud.With("");
        cloud.Ask(List, """{"Limit": 1}""");
        cloud.Time.Advance(2);
        cloud.Ask("Nothing");
        cloud.Emulated.Calls.Should().Equal(
            new EmulatedCall(1, List, ManualTime.Morning, null, 200, Delivery.Whole, """{"Limit": 1}"""),
            new EmulatedCall(2, "Nothing", ManualTime.Morning.AddSeconds(2), "InvalidAction", 200, Delivery.Whole, "{}"));
    }

    private static string Message(Cloud cloud, string? language) =>
        cloud.Ask(new Signed("Nothing", "{}") { Language = language })["Error"]!["Message"]!.GetValue<string>();
}
