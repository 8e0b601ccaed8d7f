namespace TcssGate.Cli.Tests.Terminal;

/// <summary>What a log shows of a run.</summary>
public sealed class PlainProgressTests : IDisposable
{
    private readonly GateRun gate = new();

    [Fact]
    public void A_line_is_written_when_something_changes()
    {
        this.gate.Serve("""
            sync: { takes: 2s }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scan: { takes: 15s } }]
            """);

        this.Apply("ccr.ccs.tencentyun.com/shop/web:1").Should().Be(0);

        this.Lines.Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]).Should().SatisfyRespectively(
            line => line.Should().Be("waiting for TCSS to look into the registries"),
            line => line.Should().Be("waiting for its scan: it was not scanned yet"),
            line => line.Should().StartWith("scanning, "),
            line => line.Should().Be("met"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void A_log_is_never_silent_for_more_than_30_seconds(int images)
    {
        this.gate.Serve($$"""
            sync: { takes: 3m }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "{n}", count: {{images}}, stagger: 7s, scan: { takes: 10m } }]
            """);
        var (written, silent, longest) = (0, this.gate.Time.GetUtcNow(), TimeSpan.Zero);
        this.gate.AfterJump = () =>
        {
            var now = this.gate.Time.GetUtcNow();
            longest = now - silent > longest ? now - silent : longest;
            (written, silent) = this.gate.Error.Length > written ? (this.gate.Error.Length, now) : (written, silent);
        };

        this.Apply([.. Enumerable.Range(1, images).Select(n => $"ccr.ccs.tencentyun.com/shop/web:{n}")]).Should().Be(0, this.gate.Error);

        longest.Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(30)).And.BeGreaterThan(TimeSpan.FromSeconds(20));
        this.Lines.Should().HaveCountLessThan(60 + (6 * images), "a log is not to be flooded either");
    }

    [Fact]
    public void A_line_begins_with_the_time_since_the_start()
    {
        this.gate.Serve("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scan: { takes: 2m } }]");

        this.Apply("ccr.ccs.tencentyun.com/shop/web:1");

        this.Lines[0].Should().StartWith("[0s] ccr.ccs.tencentyun.com/shop/web:1: ");
        this.Lines[^1].Should().MatchRegex(@"^\[2m\d+s\] ccr\.ccs\.tencentyun\.com/shop/web:1: met$");
    }

    public void Dispose() => this.gate.Dispose();

    private string[] Lines => this.gate.Error.TrimEnd().Split('\n');

    private int Apply(params string[] images) => this.gate.Run(["apply", "-p", this.gate.Policy, .. images]);
}
