using System.Text.Json;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Tests.Api;

/// <summary>Every action about images on hosts, with its published answer where there is one.</summary>
public sealed class NodeClientTests : IDisposable
{
    private static readonly Digest Image = Digest.FromApi("sha256:707540fd8a54ab3ebc086ecc96d2d6143fd92c1cac4d0b23353e1b7078b5937b")!.Value;
    private static readonly Digest Other = Digest.FromApi("sha256:2061084bfcc0d9ff44f479efc582e3ac9feaf96b556f6901bb39dbddfb9676b2")!.Value;

    private readonly ClientRig rig = new();

    [Fact]
    public async Task Node_images_are_listed_with_filters()
    {
        this.rig.Service.Answers(WireSample.Response("DescribeAssetImageList"));
        var request = new ImageListRequest(200, 100, [new ListFilter("ImageName", ["l10"], Exact: false)]);

        var page = await this.rig.Run(client => client.ListNodeImagesAsync(request, CancellationToken.None));

        page.Rows.Should().Be(1);
        page.Total.Should().Be(339);
        page.Images.Should().ContainSingle().Which.Image.ToString().Should().Be("l10:latest");
        Asked("DescribeAssetImageList", """{"Limit":100,"Offset":200,"Filters":[{"Name":"ImageName","Values":["l10"],"ExactMatch":false}]}""");
    }

    [Fact]
    public async Task A_page_of_node_images_past_the_end_is_empty()
    {
        this.rig.Service.Answers("""{"List": null, "TotalCount": 339, "RequestId": "r"}""");

        var page = await this.rig.Run(client => client.ListNodeImagesAsync(new ImageListRequest(400, 100, []), CancellationToken.None));

        page.Should().BeEquivalentTo(new ImagePage([], 0, 339));
        Asked("DescribeAssetImageList", """{"Limit":100,"Offset":400}""");
    }

    [Fact]
    public async Task A_node_image_is_looked_at_by_its_id()
    {
        this.rig.Service.Answers(WireSample.Response("DescribeAssetImageDetail"));

        var image = await this.rig.Run(client => client.GetNodeImageAsync(Image, CancellationToken.None));

        image!.Image.Identity.Should().Be(Image);
        image.Scan.Virus.Error.Should().Be("timeout");
        Asked("DescribeAssetImageDetail", WireSample.Part("DescribeAssetImageDetail", "request"));
    }

    [Fact]
    public async Task A_node_image_that_is_gone_is_told_from_trouble()
    {
        this.rig.Service.Fails("ResourceNotFound");

        var failure = await this.rig.Failure(client => client.GetNodeImageAsync(Image, CancellationToken.None));

        failure.Failure.Should().Be(TcssFailure.NotFound);
        this.rig.Service.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(ScanType.Cve, """ "ScanVul":true,"ScanVirus":false,"ScanRisk":false,"Timeout":1800 """)]
    [InlineData(ScanType.Virus, """ "ScanVul":false,"ScanVirus":true,"ScanRisk":false,"Timeout":1800 """)]
    [InlineData(ScanType.Risk, """ "ScanVul":false,"ScanVirus":false,"ScanRisk":true,"Timeout":1800 """)]
    public async Task A_scan_of_many_node_images_looks_for_what_it_is_asked_for_only(ScanType type, string body)
    {
        this.rig.Service.Answers(WireSample.Response("CreateAssetImageScanTask"));
        var request = new NodeScanRequest([Image, Other], [type], TimeSpan.FromMinutes(30));

        (await this.rig.Run(client => client.StartNodeScanAsync(request, CancellationToken.None))).Should().Be("6013a6c334b9a9000cf519be");

        Asked("CreateAssetImageScanTask", $"{{\"Images\":[\"{Image}\",\"{Other}\"],{body}}}");
    }

    [Theory]
    [InlineData("""{"RequestId": "r"}""", null)]
    [InlineData("""{"TaskID": ""}""", null)]
    [InlineData("""{"TaskID": 12}""", "12")]
    public async Task A_node_scan_may_start_without_naming_its_task(string answer, string? task)
    {
        this.rig.Service.Answers(answer);
        var request = new NodeScanRequest([Image], ScanTypes.All, TimeSpan.FromMinutes(30));

        (await this.rig.Run(client => client.StartNodeScanAsync(request, CancellationToken.None))).Should().Be(task);
    }

    [Fact]
    public async Task A_start_of_a_node_scan_that_fails_is_tried_once_more_only()
    {
        this.rig.Service.AlwaysFails("FailedOperation");
        var request = new NodeScanRequest([Image], ScanTypes.All, TimeSpan.FromMinutes(30));

        await this.rig.Failure(client => client.StartNodeScanAsync(request, CancellationToken.None));

        this.rig.Service.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_task_tells_how_far_it_is()
    {
        this.rig.Service.Answers(WireSample.Response("DescribeAssetImageScanStatus"));

        var progress = await this.rig.Run(client => client.GetNodeScanStatusAsync("6013a6c334b9a9000cf519be", CancellationToken.None));

        progress.Should().BeEquivalentTo(new ScanProgress(339, 0, ScanStatus.Parse("SCANNING"), TimeSpan.FromSeconds(4666), []));
        Asked("DescribeAssetImageScanStatus", WireSample.Part("DescribeAssetImageScanStatus", "request"));
    }

    [Fact]
    public async Task Findings_of_node_images_are_listed_page_by_page()
    {
        var risks = WireSample.Part("DescribeAssetImageRegistryRiskInfoList", "itemsAsInTheNodeImageApi");
        this.rig.Service
            .Answers(WireSample.Response("DescribeAssetImageVulList"))
            .Answers("""{"List": null, "TotalCount": 0, "VirusScanStatus": 2}""")
            .Answers($$"""{"List": {{risks}}, "TotalCount": 1}""");
        var request = new NodeFindingListRequest(Image, 300, 100);
        var body = $$"""{"ImageID":"{{Image}}","Limit":100,"Offset":300}""";

        var vulnerability = await this.rig.Run(client => client.ListNodeVulnerabilitiesAsync(request, CancellationToken.None));
        Asked("DescribeAssetImageVulList", body);
        var virus = await this.rig.Run(client => client.ListNodeVirusesAsync(request, CancellationToken.None));
        Asked("DescribeAssetImageVirusList", body);
        var risk = await this.rig.Run(client => client.ListNodeRisksAsync(request, CancellationToken.None));
        Asked("DescribeAssetImageRiskList", body);

        vulnerability.Findings.Should().ContainSingle().Which.Id.Should().Be("CVE-2021-23240");
        vulnerability.Total.Should().Be(1);
        virus.Should().BeEquivalentTo(new FindingPage<Virus>([], 0, 0));
        risk.Findings.Should().ContainSingle().Which.Id.Should().Be("2");
    }

    public void Dispose() => this.rig.Dispose();

    private void Asked(string action, string body)
    {
        var last = this.rig.Service.Requests[^1];
        last.Action.Should().Be(action);
        JsonElement.DeepEquals(JsonDocument.Parse(last.Body).RootElement, JsonDocument.Parse(body).RootElement).Should().BeTrue(last.Body);
    }
}
