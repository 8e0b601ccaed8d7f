using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Tcss.Scanning;
using TcssGate.Tcss.Tests.Api;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

/// <summary>What the stand-in cloud has no world for: rows and details that do not go together.</summary>
public sealed class NodeRowNameTests
{
    private const string Id = "sha256:707540fd8a54ab3ebc086ecc96d2d6143fd92c1cac4d0b23353e1b7078b5937b";
    private const string OtherId = "sha256:2061084bfcc0d9ff44f479efc582e3ac9feaf96b556f6901bb39dbddfb9676b2";

    [Theory]
    [InlineData("yancyw:1", "yancyw:1")]
    [InlineData("yancyw:2", "yancyw:2")]
    public async Task An_image_with_a_row_for_each_of_its_names_is_found_by_each_and_keeps_it(string named, string judgedAs)
    {
        var result = await Judge(named, Row(Id, "yancyw:1") + "," + Row(Id, "yancyw:2"), Row(Id, "yancyw:1"));

        result.Verdict.Should().BeOfType<Verdict.Met>();
        result.Image!.ToString().Should().Be(judgedAs);
    }

    [Fact]
    public async Task A_detail_of_another_image_decides_nothing() =>
        (await Judge("yancyw:1", Row(Id, "yancyw:1"), Row(OtherId, "yancyw:1"))).Verdict.Should().BeOfType<Verdict.Undecided>();

    private static async Task<ImageResult> Judge(string named, string rows, string detail)
    {
        using var rig = new ClientRig();
        rig.Service.Answers($$"""{"List": [{{rows}}], "TotalCount": 2}""");
        rig.Service.Always(detail);
        var policy = PolicyReader.Read("test.yaml", FlowRun.Strict, new DateOnly(2026, 7, 1)).Policy!;
        var order = new GateOrder([OrderedImage.For(ImageReference.Parse(named, out _)!, [policy])]) { Source = ImageSource.Node };
        var gate = new Gate(rig.Client, rig.Time, () => 0.5, _ => { });
        return (await rig.Run(_ => gate.RunAsync(order, CancellationToken.None)))[0];
    }

    private static string Row(string id, string name) => $$"""
        {"ImageID": "{{id}}", "ImageName": "{{name}}", "ScanStatus": "SCANNED", "ScanTime": "{{ScanTime}}", "VulCnt": 0, "VirusCnt": 0, "RiskCnt": 0,
         "ScanVulProgress": 100, "ScanVirusProgress": 100, "ScanRiskProgress": 100, "IsAuthorized": 1}
        """;

    // China's time, an hour before the clock of the tests.
    private static string ScanTime => new Testing.ManualTime().GetUtcNow().AddHours(7).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
