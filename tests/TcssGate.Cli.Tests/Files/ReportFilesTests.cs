using System.Text;
using TcssGate.Acceptance.Tests;
using TcssGate.Cli.Files;
using TcssGate.Cli.Host;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Reports;
using TcssGate.Testing;

namespace TcssGate.Cli.Tests.Files;

public sealed class ReportFilesTests : IDisposable
{
    private static readonly GateResult Result = new("1", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, false, "https://tcss.example", [
        new ImageResult { Reference = ImageReference.Parse("a:1", out _)!, Rules = [] },
    ]);

    private readonly TemporaryFolder folder = new();
    private readonly MemoryStream output = new();
    private readonly StringWriter error = new();

    [Fact]
    public void A_check_leaves_nothing_behind_and_an_old_report_alone()
    {
        var old = this.folder.Write("old.json", "old");

        Check(Json(old), Json(this.folder.In("new.json")), Json(null));

        Directory.GetFiles(this.folder.Path).Should().Equal(old);
        File.ReadAllText(old).Should().Be("old");
    }

    [Fact]
    public void Every_path_that_cannot_be_written_is_said_at_once()
    {
        var inFile = Path.Combine(this.folder.Write("file", ""), "a.json");

        FluentActions.Invoking(() => Check(Json(this.folder.Path), Json(this.folder.In("none/a.json")), Json(inFile))).Should().Throw<UserError>()
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
        Check(Json(link.FullName));

        this.Write(Json(link.FullName));

        new FileInfo(link.FullName).LinkTarget.Should().Be("target.json");
        File.ReadAllText(this.folder.In("target.json")).Should().StartWith("{");
    }

    [Fact]
    public void A_device_stays_one()
    {
        var link = File.CreateSymbolicLink(this.folder.In("null"), "/dev/null");
        Check(Json("/dev/null"), Json(link.FullName));

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

        this.WriteTo(watched, new ReportTarget(ReportFormat.Text, null), Json(path));

        watched.Length.Should().BePositive();
    }

    [Fact]
    public void A_default_text_that_cannot_be_written_costs_no_report_that_was_asked_for()
    {
        var path = this.folder.In("a.json");

        this.WriteTo(new ClosedStream("standard output is closed"), new ReportTarget(ReportFormat.Text, null) { IsDefault = true }, Json(path));

        File.ReadAllText(path).Should().StartWith("{");
        this.error.ToString().Should().Be("warning: the text report could not be written to standard output: standard output is closed\n");
    }

    [Theory]
    [InlineData(true, "/dev/full")]
    [InlineData(true, null)]
    [InlineData(false, "a.json")]
    public void Standard_output_that_is_all_there_is_or_was_asked_for_is_an_error(bool isDefault, string? json)
    {
        ReportTarget[] targets = [new(ReportFormat.Text, null) { IsDefault = isDefault }, .. json is null ? [] : new[] { Json(Path.Combine(this.folder.Path, json)) }];

        this.Invoking(tests => tests.WriteTo(new ClosedStream("it is closed"), targets)).Should().Throw<UserError>()
            .Which.Messages.Should().Contain("error: the text report could not be written to standard output: it is closed").And.EndWith("the verdict was reached: undecided");
    }

    [Fact]
    public void A_report_in_the_memory_of_the_machine_is_a_file_like_any_other()
    {
        var path = Path.Combine("/dev/shm", $"tcss-gate-test-{Guid.NewGuid()}.json");
        try
        {
            this.Write(Json(path));

            File.ReadAllText(path).Should().StartWith("{").And.EndWith("}\n");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_reader_of_a_pipe_gets_the_report_and_the_pipe_stays_one()
    {
        using var reader = this.folder.MakePipe("pipe");

        this.Write(Json(this.folder.In("pipe")));

        var bytes = new byte[64 * 1024];
        Encoding.UTF8.GetString(bytes, 0, reader.Read(bytes)).Should().StartWith("{").And.EndWith("}\n");
        Directory.GetFiles(this.folder.Path).Should().Equal(this.folder.In("pipe"));
    }

    [Fact]
    public void A_pipe_that_nobody_reads_is_refused_after_a_moment()
    {
        this.folder.MakePipe("pipe").Dispose();
        var time = new ManualTime();
        var opening = ReportFiles.OpenAsync([Json(this.folder.In("pipe"))], [], time, default);
        while (!opening.IsCompleted && time.AdvanceToNextTimer())
        {
        }

        opening.Invoking(task => task.GetAwaiter().GetResult()).Should().Throw<UserError>()
            .WithMessage($"error: --output: {this.folder.In("pipe")} is a pipe that nobody reads; start its reader first");
    }

    [Fact]
    public void A_pipe_whose_reader_stops_reading_is_given_up()
    {
        using var reader = this.folder.MakePipe("pipe");
        Posix.OpenPipe(this.folder.In("pipe"), out var descriptor).Should().Be(PipeState.Open);
        using var pipe = new PipeWriter(descriptor, owned: true, TimeSpan.FromMilliseconds(20));

        pipe.Invoking(writer => writer.Write(new byte[4 * 1024 * 1024])).Should().Throw<IOException>().WithMessage("its reader has taken nothing for 0.02 seconds");
    }

    [Fact]
    public void A_descriptor_that_nobody_opened_is_refused() =>
        FluentActions.Invoking(() => Check(Json("/dev/fd/987"))).Should().Throw<UserError>().WithMessage("error: --output: /dev/fd/987 is not open; open it for writing, as in 987>FILE");

    [Theory]
    [InlineData("policy.yaml")]
    [InlineData("./other/../policy.yaml")]
    [InlineData("link.yaml")]
    [InlineData("linked/policy.yaml")]
    public void A_report_that_would_overwrite_an_input_is_refused(string name)
    {
        var policy = this.folder.Write("policy.yaml", "mine");
        File.CreateSymbolicLink(this.folder.In("link.yaml"), "policy.yaml");
        Directory.CreateSymbolicLink(this.folder.In("linked"), ".");
        var path = Path.Combine(this.folder.Path, name);

        FluentActions.Invoking(() => Open([Json(path)], [new RunInput("policy", policy)])).Should().Throw<UserError>()
            .WithMessage($"error: --output: {path} is the policy of this run, and the json report would overwrite it; name another file");
        FluentActions.Invoking(() => Open([Json(policy)], [new RunInput("world file", ""), new RunInput("policy", path)])).Should().Throw<UserError>();
        File.ReadAllText(policy).Should().Be("mine");
    }

    [Fact]
    public void A_device_can_be_input_and_output() => Open([Json("/dev/null")], [new RunInput("list of images", "/dev/null")]).Dispose();

    public void Dispose() => this.folder.Dispose();

    private static ReportTarget Json(string? path) => new(ReportFormat.Json, path);

    private static ReportFiles Open(IReadOnlyList<ReportTarget> targets, IReadOnlyList<RunInput> inputs) =>
        ReportFiles.OpenAsync(targets, inputs, TimeProvider.System, default).GetAwaiter().GetResult();

    private static void Check(params ReportTarget[] targets) => Open(targets, []).Dispose();

    private void Write(params ReportTarget[] targets) => this.WriteTo(this.output, targets);

    private void WriteTo(Stream standardOutput, params ReportTarget[] targets)
    {
        using var reports = Open(targets, []);
        reports.Write(Result, new AppEnvironment { Out = standardOutput, Error = this.error, In = TextReader.Null, Variable = _ => null }, new ReportOptions());
    }

    private sealed class WatchedStream(Action onWrite) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            onWrite();
            base.Write(buffer);
        }
    }
}
