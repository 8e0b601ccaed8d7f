using System.Text;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Api.Wire;

namespace TcssGate.Tcss.Tests.Api.Wire;

public sealed class WireCharactersTests
{
    [Theory]
    [InlineData(@"""whole 😀 \ud83d\ude00""")]
    [InlineData(@"""a backslash \\ud83d and an end \\""")]
    [InlineData(@"""not hexadecimal \ud83""")]
    [InlineData("")]
    public void What_is_whole_is_not_touched(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json).AsMemory();

        WireCharacters.Repair(bytes).Equals(bytes).Should().BeTrue();
    }

    [Theory]
    [InlineData(@"""cut \ud83d""", @"""cut \ufffd""")]
    [InlineData(@"""cut \uDE00 here""", @"""cut \ufffd here""")]
    [InlineData(@"""\ud83d\ud83d\ude00\ude00""", @"""\ufffd\ud83d\ude00\ufffd""")]
    [InlineData(@"""\\\ud83d\\""", @"""\\\ufffd\\""")]
    [InlineData(@"""\ud83dA""", @"""\ufffdA""")]
    [InlineData(@"""\ud83d\n""", @"""\ufffd\n""")]
    public void Half_an_escaped_pair_is_replaced(string json, string expected) =>
        Encoding.UTF8.GetString(WireCharacters.Repair(Encoding.UTF8.GetBytes(json)).Span).Should().Be(expected);

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xe4, 0xbd, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xf0, 0x9f, 0x98, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xff, (byte)'"' })]
    [InlineData(new byte[] { 0xef, 0xbb, 0xbf, (byte)'"', 0x80, (byte)'"' })]
    public void Bytes_that_were_cut_are_replaced(byte[] json) => Encoding.UTF8.GetString(WireCharacters.Repair(json).Span).Should().Be("\"\ufffd\"");

    [Fact]
    public async Task A_text_that_was_cut_costs_nothing_but_its_last_character()
    {
        using var rig = new ClientRig();
        byte[] cut = [.. """{"Response": {"TotalCount": 1, "List": [{"CVEID": "CVE-1", "Level": "3", "Des": "half \ud83d", "Name": "漏"""u8, 0xe6, 0xb4, .. "\"}]}}"u8];
        rig.Service.Answers(() => new HttpResponseMessage { Content = new ByteArrayContent(cut) });

        var page = await rig.Run(client => client.ListVulnerabilitiesAsync(new FindingListRequest(1, 0, 100), default));

        page.Findings.Should().ContainSingle().Which.Should().Match<Core.Findings.Vulnerability>(found =>
            found.Id == "CVE-1" && found.Description == "half \ufffd" && found.Title == "漏\ufffd" && found.Severity == Core.Findings.Severity.High);
        rig.Client.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_hostile_text_takes_linear_time()
    {
        var json = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(@"\ud83d\\", 1_000_000)));

        var started = System.Diagnostics.Stopwatch.StartNew();
        WireCharacters.Repair(json);

        started.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }
}
