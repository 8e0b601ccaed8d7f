using System.Text.Json.Nodes;
using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

public sealed class BatchTests
{
    private const string Three = """
        images:
          - repository: ccr.ccs.tencentyun.com/shop/app-{n}
            tag: v1
            count: 3
            stagger: 2s
            scan: {takes: 3s}
            risks: {count: 1}
        """;

    private const string OneWithout = """
        images:
          - {repository: ccr.ccs.tencentyun.com/shop/app-1, tag: v1}
          - {repository: ccr.ccs.tencentyun.com/shop/app-2, tag: v1, licensed: false}

        """;

    [Fact]
    public void One_task_scans_many_images_and_its_schedule_counts_images()
    {
        using var cloud = Cloud.With(Three);
        var task = Scan(cloud, 1, 2, 3)["TaskID"];
        cloud.Time.Advance(2.9);
        Progress(cloud, task).Should().Be((3, 0, 0, "SCANNING", 5));
        cloud.Time.Advance(0.1);
        Progress(cloud, task).Should().Be((3, 1, 33, "SCANNING", 4));
        cloud.Time.Advance(2);
        Progress(cloud, task).Should().Be((3, 2, 66, "SCANNING", 2));
        cloud.Time.Advance(2);
        Progress(cloud, task).Should().Be((3, 3, 100, "SCANNED", 0));
    }

    [Fact]
    public void Rows_of_the_progress_carry_neither_id_nor_digest()
    {
        using var cloud = Cloud.With(Three);
        Scan(cloud, 1, 2);
        cloud.Time.Advance(1.5);
        var answer = cloud.Ask("DescribeAssetImageRegistryScanStatusOneKey", $$"""{"Id": [{{Id(cloud, 2)}}]}""");
        var row = answer["ImageStatus"]!.AsArray().Single()!.AsObject();
        row.Select(field => field.Key).Should().Equal(
            "ImageId", "RegistryType", "ImageRepoAddress", "InstanceId", "InstanceName", "Namespace", "ImageName", "ImageTag", "ScanStatus", "CveProgress", "RiskProgress", "VirusProgress");
        row["ImageName"]!.GetValue<string>().Should().Be("app-2");
        row["CveProgress"]!.GetValue<int>().Should().Be(45);
        row["VirusProgress"]!.GetValue<int>().Should().Be(30);
    }

    [Fact]
    public void The_progress_can_come_without_rows()
    {
        using var cloud = Cloud.With(Three + "\nquirks: {emptyImageStatus: true}");
        Scan(cloud, 1, 2, 3);
        var answer = cloud.Ask("DescribeAssetImageRegistryScanStatusOneKey", """{"All": true}""");
        answer["ImageStatus"]!.AsArray().Should().BeEmpty();
        answer["ImageTotal"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public void One_image_that_cannot_be_scanned_refuses_the_whole_task()
    {
        using var cloud = Cloud.With(OneWithout);
        Cloud.CodeOf(Scan(cloud, 1, 2)).Should().Be("FailedOperation.ErrAlreadyScanning");
        cloud.Rows().Select(row => row["ScanStatus"]!.GetValue<string>()).Should().Equal("NOT_SCAN", "NOT_SCAN");
    }

    [Fact]
    public void Images_that_cannot_be_scanned_can_be_left_out_in_silence()
    {
        using var cloud = Cloud.With(OneWithout + "quirks: {batchRefusal: all}");
        Cloud.CodeOf(Scan(cloud, 1, 2)).Should().BeEmpty();
        cloud.Rows().Select(row => row["ScanStatus"]!.GetValue<string>()).Should().Equal("SCANNING", "NOT_SCAN");
        Cloud.CodeOf(Scan(cloud, 1, 2)).Should().Be("FailedOperation.ErrAlreadyScanning");
    }

    [Fact]
    public void One_unknown_id_refuses_the_whole_task()
    {
        using var cloud = Cloud.With(Three);
        cloud.Code("CreateAssetImageRegistryScanTask", $$"""{"Id": [{{Id(cloud, 1)}}, 5]}""").Should().Be("ResourceNotFound");
        cloud.Code("DescribeAssetImageRegistryScanStatusOneKey", """{"TaskID": 9}""").Should().Be("ResourceNotFound");
    }

    [Fact]
    public void Ten_thousand_images_have_ids_of_their_own_and_are_listed_by_pages()
    {
        using var cloud = Cloud.With("images: [{repository: 'ccr.ccs.tencentyun.com/shop/filler-{n}', tag: v1, count: 10000}]");
        var ids = new HashSet<long>();
        for (var offset = 0; offset < 10_000; offset += 100)
        {
            cloud.Time.Advance(0.1);
            ids.UnionWith(cloud.Rows($$"""{"Limit": 100, "Offset": {{offset}}}""").Select(row => row["Id"]!.GetValue<long>()));
        }

        ids.Should().HaveCount(10_000);
    }

    private static long Id(Cloud cloud, int number) => cloud.Emulated.IdOf($"ccr.ccs.tencentyun.com/shop/app-{number}:v1");

    private static JsonObject Scan(Cloud cloud, params int[] numbers) =>
        cloud.Ask("CreateAssetImageRegistryScanTask", $$"""{"Id": [{{string.Join(',', numbers.Select(number => Id(cloud, number)))}}]}""");

    private static (int Total, int Ended, int Schedule, string Status, int Remain) Progress(Cloud cloud, JsonNode? task)
    {
        var answer = cloud.Ask("DescribeAssetImageRegistryScanStatusOneKey", $$"""{"TaskID": {{task}}}""");
        return (
            answer["ImageTotal"]!.GetValue<int>(),
            answer["ImageScanCnt"]!.GetValue<int>(),
            answer["Schedule"]!.GetValue<int>(),
            answer["Status"]!.GetValue<string>(),
            answer["ScanRemainTime"]!.GetValue<int>());
    }
}
