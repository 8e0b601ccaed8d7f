using System.Text.Json;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Tests.Api;

/// <summary>Every action, with its published answer.</summary>
public sealed class TcssClientTests : IDisposable
{
    private readonly ClientRig rig = new();

    [Fact]
    public async Task Images_are_listed_with_filters()
    {
        this.rig.Service.Answers(WireSample.Response("DescribeAssetImageRegistryList"));
        var request = new ImageListRequest(200, 100, [new ListFilter("ImageName", ["xcar/executor"], Exact: true)]);

        var page = await this.rig.Run(client => client.ListImagesAsync(request, CancellationToken.None));

        page.Rows.Should().Be(2);
        page.Total.Should().Be(100);
        page.Images.Should().HaveCount(2).And.OnlyContain(listed => ((RegistryImage)listed.Image).Id == 20933905);
        Asked("DescribeAssetImageRegistryList", """{"Limit":100,"Offset":200,"Filters":[{"Name":"ImageName","Values":["xcar/executor"],"ExactMatch":true}]}""");
    }

    [Fact]
    public async Task A_page_past_the_end_is_empty()
    {
        this.rig.Service.Answers("""{"List": null, "TotalCount": 100, "RequestId": "r"}""");

        var page = await this.rig.Run(client => client.ListImagesAsync(new ImageListRequest(100, 100, []), CancellationToken.None));

        page.Should().BeEquivalentTo(new ImagePage([], 0, 100));
        Asked("DescribeAssetImageRegistryList", """{"Limit":100,"Offset":100}""");
    }

    [Fact]
    public async Task An_image_is_looked_at_by_its_id()
    {
        this.rig.Service.Answers(WireSample.Response("DescribeAssetImageRegistryDetail"));

        var snapshot = await this.rig.Run(client => client.GetImageAsync(5427, CancellationToken.None));

        snapshot.Progress.Should().Be(100);
        snapshot.Virus.Status.Kind.Should().Be(ScanStatusKind.NotScanned);
        Asked("DescribeAssetImageRegistryDetail", WireSample.Part("DescribeAssetImageRegistryDetail", "request"));
    }

    [Fact]
    public async Task Every_registry_is_synced_unless_some_are_named()
    {
        this.rig.Service.Always(WireSample.Response("SyncAssetImageRegistryAsset"));

        await this.rig.Run(Done(client => client.SyncAsync([], CancellationToken.None)));
        Asked("SyncAssetImageRegistryAsset", """{"All":true}""");

        await this.rig.Run(Done(client => client.SyncAsync([10000, 10001], CancellationToken.None)));
        Asked("SyncAssetImageRegistryAsset", """{"RegistryIds":[10000,10001]}""");
    }

    [Fact]
    public async Task A_sync_tells_how_far_it_is()
    {
        this.rig.Service.Answers(WireSample.Response("DescribeAssetImageRegistryAssetStatus"));

        var status = await this.rig.Run(client => client.GetSyncStatusAsync(CancellationToken.None));

        status.Should().Be(new SyncStatus(SyncState.Running, "rpc service error", "2006-01-02 15:04:05"));
        Asked("DescribeAssetImageRegistryAssetStatus", "{}");
    }

    [Theory]
    [InlineData("\"success\"", SyncState.Succeeded)]
    [InlineData("\"failed\"", SyncState.Failed)]
    [InlineData("\"whatever\"", SyncState.Unknown)]
    [InlineData("null", SyncState.Unknown)]
    public async Task A_sync_state_that_nobody_published_is_unknown(string word, SyncState expected)
    {
        this.rig.Service.Answers($$"""{"Status": {{word}}}""");

        var status = await this.rig.Run(client => client.GetSyncStatusAsync(CancellationToken.None));

        status.Should().Be(new SyncStatus(expected, "", ""));
    }

    [Fact]
    public async Task Registries_are_listed()
    {
        this.rig.Service.Answers(WireSample.Response("DescribeAssetImageRegistryRegistryList"));

        var page = await this.rig.Run(client => client.ListRegistriesAsync(0, 100, CancellationToken.None));

        page.Total.Should().Be(15525);
        page.Registries.Should().Equal(
            new Registry(10000, "aws_public", "aws", "instance-01", "https://public.aws", SyncState.Failed, "自有主机agent离线"));
        Asked("DescribeAssetImageRegistryRegistryList", WireSample.Part("DescribeAssetImageRegistryRegistryList", "request"));
    }

    [Theory]
    [InlineData("response", null)]
    [InlineData("anotherResponse", 2L)]
    public async Task A_scan_of_many_images_is_started_whether_or_not_the_answer_names_the_task(string which, long? task)
    {
        this.rig.Service.Answers(WireSample.Response("CreateAssetImageRegistryScanTask", which));

        (await this.rig.Run(client => client.StartScanAsync(ClientRig.Scan(8741110, 8741111), CancellationToken.None))).Should().Be(task);

        Asked("CreateAssetImageRegistryScanTask", """{"Id":[8741110,8741111],"ScanType":["CVE","VIRUS","RISK"],"Timeout":1800}""");
    }

    [Fact]
    public async Task The_progress_of_many_scans_comes_in_one_answer()
    {
        this.rig.Service.Answers(WireSample.Response("DescribeAssetImageRegistryScanStatusOneKey", "anotherResponse"));

        var progress = await this.rig.Run(client => client.GetScanProgressAsync([1, 2], CancellationToken.None));

        progress.Remaining.Should().Be(TimeSpan.FromSeconds(1));
        progress.Rows.Should().Equal(new ImageProgress("abc", "abc", ScanStatus.Parse("abc"), 1, 1, 1));
        Asked("DescribeAssetImageRegistryScanStatusOneKey", """{"Id":[1,2]}""");
    }

    [Fact]
    public async Task Progress_without_rows_says_nothing_of_any_image()
    {
        this.rig.Service.Answers(WireSample.Response("DescribeAssetImageRegistryScanStatusOneKey"));

        var progress = await this.rig.Run(client => client.GetScanProgressAsync([1], CancellationToken.None));

        progress.Should().BeEquivalentTo(new ScanProgress(1525, 0, ScanStatus.Parse("SCANNING"), null, []));
    }

    [Fact]
    public async Task Scans_are_stopped()
    {
        this.rig.Service.Answers(WireSample.Response("ModifyAssetImageRegistryScanStop"));

        await this.rig.Run(Done(client => client.StopScanAsync([314], CancellationToken.None)));

        Asked("ModifyAssetImageRegistryScanStop", """{"Id":[314]}""");
    }

    [Fact]
    public async Task Findings_are_listed_page_by_page()
    {
        this.rig.Service
            .Answers(WireSample.Response("DescribeAssetImageRegistryVulList"))
            .Answers(WireSample.Response("DescribeAssetImageRegistryVirusList"))
            .Answers(WireSample.Response("DescribeAssetImageRegistryRiskInfoList"));
        var request = new FindingListRequest(6947411, 300, 100);

        var vulnerabilities = await this.rig.Run(client => client.ListVulnerabilitiesAsync(request, CancellationToken.None));
        Asked("DescribeAssetImageRegistryVulList", """{"Id":6947411,"Limit":100,"Offset":300}""");
        var viruses = await this.rig.Run(client => client.ListVirusesAsync(request, CancellationToken.None));
        Asked("DescribeAssetImageRegistryVirusList", """{"Id":6947411,"Limit":100,"Offset":300}""");
        var risks = await this.rig.Run(client => client.ListRisksAsync(request, CancellationToken.None));
        Asked("DescribeAssetImageRegistryRiskInfoList", """{"Id":6947411,"Limit":100,"Offset":300}""");

        vulnerabilities.Findings.Should().ContainSingle().Which.Id.Should().Be("CVE-2019-5827");
        vulnerabilities.Total.Should().Be(211);
        viruses.Findings.Should().ContainSingle().Which.Id.Should().Be("stargate.lock");
        risks.Should().BeEquivalentTo(new FindingPage<Risk>([], 0, 0));
    }

    public void Dispose() => this.rig.Dispose();

    private static Func<TcssClient, Task<bool>> Done(Func<TcssClient, Task> call) => async client =>
    {
        await call(client).ConfigureAwait(false);
        return true;
    };

    private void Asked(string action, string body)
    {
        var last = this.rig.Service.Requests[^1];
        last.Action.Should().Be(action);
        JsonElement.DeepEquals(JsonDocument.Parse(last.Body).RootElement, JsonDocument.Parse(body).RootElement).Should().BeTrue(last.Body);
    }
}
