using System.Text;
using TcssGate.Acceptance.Tests;
using TcssGate.Cli.Files;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Reports;

namespace TcssGate.Cli.Tests.Files;

public sealed class ReportFilesTests : IDisposable
{
    private static readonly GateResult Result = new("1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, false, "https://tcss.example", [
        new ImageResult { Reference = ImageReference.Parse("a:1", out _)!, Rules = [] },
    ]);

    private readonly TemporaryFolder folder = new();
    private readonly MemoryStream output = new();

    [Fact]
    public void A_check_leaves_nothing_behind_and_an_old_report_alone()
    {
        var old = this.folder.Write("old.json", "old");

        ReportFiles.Check([Json(old), Json(this.folder.In("new.json")), Json(null)]);

        Directory.GetFiles(this.folder.Path).Should().Equal(old);
        File.ReadAllText(old).Should().Be("old");
    }

    [Fact]
    public void Every_path_that_cannot_be_written_is_said_at_once()
    {
        var inFile = Path.Combine(this.folder.Write("file", ""), "a.json");

        FluentActions.Invoking(() => ReportFiles.Check([Json(this.folder.Path), Json(this.folder.In("none/a.json")), Json(inFile)])).Should().Throw<UserError>()
            .Which.Messages.Should().Equal(
                $"error: --output: {this.folder.Path} is a folder; name a file in it",
                $"error: --output: the folder of {this.folder.In("none/a.json")} is not there; make it first",
                $"error: --output: the folder of {inFile} is not there; make it first");
    }

    [Fact]
    public void A_report_replaces_the_old_one_and_leaves_no_other_file()
    {
        var path = this.folder.Write("a.json", new string('x', 100_000));

        this.Write(Json(path));

        File.ReadAllText(path).Should().StartWith("{").And.EndWith("}\n").And.NotContain("xx");
        Directory.GetFiles(this.folder.Path).Should().Equal(path);
    }

    [Fact]
    public void A_symbolic_link_stays_one_and_its_target_gets_the_report()
    {
        var target = this.folder.Write("target.json", "old");
        var link = File.CreateSymbolicLink(this.folder.In("link.json"), "target.json");

        this.Write(Json(link.FullName));

        link.LinkTarget.Should().Be("target.json");
        File.ReadAllText(target).Should().StartWith("{");
    }

    [Fact]
    public void A_symbolic_link_to_what_is_not_there_yet_stays_one()
    {
        var link = File.CreateSymbolicLink(this.folder.In("link.json"), "target.json");
        ReportFiles.Check([Json(link.FullName)]);

        this.Write(Json(link.FullName));

        new FileInfo(link.FullName).LinkTarget.Should().Be("target.json");
        File.ReadAllText(this.folder.In("target.json")).Should().StartWith("{");
    }

    [Fact]
    public void A_device_stays_one()
    {
        var link = File.CreateSymbolicLink(this.folder.In("null"), "/dev/null");
        ReportFiles.Check([Json("/dev/null"), Json(link.FullName)]);

        this.Write(Json("/dev/null"), Json(link.FullName));

        File.GetAttributes("/dev/null").Should().NotHaveFlag(FileAttributes.Archive);
        new FileInfo("/dev/null").Length.Should().Be(0);
        link.LinkTarget.Should().Be("/dev/null");
    }

    [Fact]
    public void A_report_that_cannot_be_written_keeps_no_other_from_being_written()
    {
        var path = this.folder.In("a.json");

        this.Invoking(tests => tests.Write(Json("/dev/full"), Json(path), new ReportTarget(ReportFormat.Text, null))).Should().Throw<UserError>()
            .Which.Messages.Should().SatisfyRespectively(
                error => error.Should().StartWith("error: the json report could not be written to /dev/full: "),
                verdict => verdict.Should().Be("the verdict was reached: undecided"));
        File.Exists(path).Should().BeTrue();
        Encoding.UTF8.GetString(this.output.ToArray()).Should().Contain("Undecided: 1 of 1 image.");
    }

    [Fact]
    public void Standard_output_comes_last_so_that_what_it_says_has_happened()
    {
        var path = this.folder.In("a.json");
        var watched = new WatchedStream(() => File.Exists(path).Should().BeTrue());

        ReportFiles.Write(Result, [new ReportTarget(ReportFormat.Text, null), Json(path)], watched, new ReportOptions());

        watched.Length.Should().BePositive();
    }

    public void Dispose() => this.folder.Dispose();

    private static ReportTarget Json(string? path) => new(ReportFormat.Json, path);

    private void Write(params ReportTarget[] targets) => ReportFiles.Write(Result, targets, this.output, new ReportOptions());

    private sealed class WatchedStream(Action onWrite) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            onWrite();
            base.Write(buffer);
        }
    }
}
