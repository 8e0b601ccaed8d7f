using System.Text;
using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

/// <summary>Responses that no page of the API describes.</summary>
public sealed class OutsideTests
{
    private const string List = "DescribeAssetImageRegistryList";

    [Fact]
    public void A_field_can_hold_a_mapping_or_a_list()
    {
        using var cloud = Cloud.WithWeb("fields: {ScanTime: {a: [1, null, text]}, VulCnt: [], OsName: {}}");

        var row = cloud.Ask(List, "{}")["List"]!.AsArray().Single()!;

        row["ScanTime"]!.ToJsonString().Should().Be("""{"a":[1,null,"text"]}""");
        row["VulCnt"]!.ToJsonString().Should().Be("[]");
        row["OsName"]!.ToJsonString().Should().Be("{}");
    }

    [Theory]
    [InlineData("escape", @"cut \ud83d"" ")]
    [InlineData("bytes", "cut \ufffd\" ")]
    public void A_character_is_cut_in_the_middle(string how, string expected)
    {
        using var cloud = Cloud.With($"quirks: {{halfCharacter: {how}}}\nimages: [{{repository: r/web, tag: v1, os: 'cut ✂'}}]");
        using var response = cloud.Send(new Signed(List, "{}"));
        using var bytes = new MemoryStream();
        response.Content.CopyTo(bytes, null, default);

        Encoding.UTF8.GetString(bytes.ToArray()).Should().Contain(expected.Trim());
    }

    [Theory]
    [InlineData("error: Failed")]
    [InlineData("http: 502")]
    public void What_was_sent_is_echoed(string fault)
    {
        using var cloud = Cloud.With($"quirks: {{echoes: true}}\nfaults: [{{calls: every, {fault}}}]");
        using var response = cloud.Send(new Signed(List, "{}"));

        Cloud.Text(response).Should().Contain("Signature=");
    }

    [Theory]
    [InlineData("{skew: 4m, dateSkew: -1h}", -60)]
    [InlineData("{skew: 4m}", 4)]
    public void The_date_of_an_answer_can_be_a_gateways(string clock, int minutes)
    {
        using var cloud = Cloud.With($"clock: {clock}");
        using var response = cloud.Send(new Signed(List, "{}"));

        response.Headers.Date.Should().Be(ManualTime.Morning.AddMinutes(minutes));
        Cloud.Text(response).Should().NotContain("Error");
    }
}
