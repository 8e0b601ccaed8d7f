using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Tcss.Api;
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

    [Theory]
    [InlineData(0, typeof(Verdict.Met))]
    [InlineData(1, typeof(Verdict.Met))]
    [InlineData(-1, typeof(Verdict.Undecided))]
    public async Task What_a_detail_adds_to_a_row_is_not_from_an_older_result(int hours, Type verdict)
    {
        using var rig = new ClientRig();
        rig.Service.Answers($$"""{"List": [{{Row(Id, "yancyw:1")}}], "TotalCount": 1}""");
        rig.Service.Always(Row(Id, "yancyw:1", hours).Replace("\"VulCnt\"", "\"SensitiveInfoCnt\": 0, \"VulCnt\"", StringComparison.Ordinal));
        var row = (await rig.Client.ListNodeImagesAsync(new ImageListRequest(0, 100, []), CancellationToken.None)).Images[0];
        var order = Order("yancyw:1", "{ version: 1, name: p, desired: { sensitiveInfo: 0 } }");

        var results = await rig.Run(_ => Gate(rig).RunAsync(
            order with { Found = new Dictionary<ImageReference, Resolved> { [order.Images[0].Reference] = new(row, null) } }, CancellationToken.None));

        results[0].Verdict.Should().BeOfType(verdict);
    }

    private static async Task<ImageResult> Judge(string named, string rows, string detail)
    {
        using var rig = new ClientRig();
        rig.Service.Answers($$"""{"List": [{{rows}}], "TotalCount": 2}""");
        rig.Service.Always(detail);
        return (await rig.Run(_ => Gate(rig).RunAsync(Order(named, FlowRun.Strict), CancellationToken.None)))[0];
    }

    private static Gate Gate(ClientRig rig) => new(rig.Client, rig.Time, () => 0.5, _ => { });

    private static GateOrder Order(string named, string policy)
    {
        var read = PolicyReader.Read("test.yaml", policy, new DateOnly(2026, 7, 1)).Policy!;
        return new GateOrder([OrderedImage.For(ImageReference.Parse(named, out _)!, [read])]) { Source = ImageSource.Node };
    }

    private static string Row(string id, string name, int later = 0) => $$"""
        {"ImageID": "{{id}}", "ImageName": "{{name}}", "ScanStatus": "SCANNED", "ScanTime": "{{ScanTime(later)}}", "VulCnt": 0, "VirusCnt": 0, "RiskCnt": 0,
         "ScanVulProgress": 100, "ScanVirusProgress": 100, "ScanRiskProgress": 100, "IsAuthorized": 1}
        """;

    // China's time, an hour before the clock of the tests.
    private static string ScanTime(int later) => new Testing.ManualTime().GetUtcNow().AddHours(7 + later).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
