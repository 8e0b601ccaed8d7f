using System.Net;
using System.Threading.Channels;
using TcssGate.Emulator.Server;
using TcssGate.Emulator.Tests.Support;

namespace TcssGate.Emulator.Tests;

/// <summary>The one place where a real connection is made, on the loopback interface.</summary>
public sealed class ServerTests : IDisposable
{
    private const string List = "DescribeAssetImageRegistryList";
    private const string Sync = "DescribeAssetImageRegistryAssetStatus";

    private readonly string file = Path.GetTempFileName();

    [Fact]
    public async Task It_says_where_it_listens_and_answers_with_real_faults_until_it_is_told_to_stop()
    {
        await File.WriteAllTextAsync(this.file, $$"""
            version: 1
            clock: {now: 2020-01-01T00:00:00Z}
            faults:
              - {action: {{Sync}}, calls: [1], http: 502}
              - {action: {{Sync}}, calls: [2], cut: after}
              - {action: {{Sync}}, calls: [3], truncate: true}
              - {action: {{Sync}}, calls: [4], delay: 1ms}
            """);
        using var stop = new CancellationTokenSource();
        var output = new Lines();
        var server = EmulatorServer.RunAsync(["--world", this.file, "--urls", "http://127.0.0.1:0"], output, TextWriter.Null, stop.Token);
        using var client = new HttpClient { BaseAddress = new Uri(await output.Reader.ReadAsync()) };

        (await Text(client, List)).Should().Contain("TotalCount");
        (await Send(client, Sync)).StatusCode.Should().Be(HttpStatusCode.BadGateway);
        await client.Invoking(one => Send(one, Sync)).Should().ThrowAsync<HttpRequestException>();
        await client.Invoking(one => Text(one, Sync)).Should().ThrowAsync<HttpRequestException>();
        (await Text(client, Sync)).Should().Contain("2020-01-01 02:00:00");

        await stop.CancelAsync();
        (await server).Should().Be(0);
        output.Reader.TryRead(out _).Should().BeFalse("the address is all that is written");
    }

    [Fact]
    public async Task A_bad_world_is_refused_with_everything_that_is_wrong()
    {
        await File.WriteAllTextAsync(this.file, "version: 1\nimage: []\nsynk: {}\n");
        (await Refused("--world", this.file)).Should().Be(
            $"{this.file}:2:1: error TG101: unknown key \"image\" in a world (did you mean \"images\"?)\n"
            + $"{this.file}:3:1: error TG101: unknown key \"synk\" in a world (did you mean \"sync\"?)\n");
    }

    [Fact]
    public async Task A_world_that_is_not_there_is_refused()
    {
        (await Refused()).Should().Be("no world: say which with --world FILE (docs/emulator.md)\n");
        (await Refused("--world", "/nowhere/world.yaml")).Should().StartWith("cannot read the world: ");
    }

    [Fact]
    public async Task An_address_that_cannot_be_listened_at_is_refused()
    {
        await File.WriteAllTextAsync(this.file, "version: 1\n");
        (await Refused("--world", this.file, "--urls", "nowhere")).Should().StartWith("cannot listen: ");
    }

    public void Dispose() => File.Delete(this.file);

    private static async Task<string> Refused(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter { NewLine = "\n" };
        (await EmulatorServer.RunAsync(arguments, output, errors, CancellationToken.None)).Should().Be(1);
        output.ToString().Should().BeEmpty();
        return errors.ToString();
    }

    private static async Task<string> Text(HttpClient client, string action) => await (await Send(client, action)).Content.ReadAsStringAsync();

    private static Task<HttpResponseMessage> Send(HttpClient client, string action) =>
        client.SendAsync(new Signed(action, "{}") { Host = client.BaseAddress!.Authority }.At(DateTimeOffset.UtcNow), HttpCompletionOption.ResponseHeadersRead);

    private sealed class Lines : StringWriter
    {
        private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

        public ChannelReader<string> Reader => this.lines.Reader;

        public override Task WriteLineAsync(string? value) => this.lines.Writer.WriteAsync(value ?? "").AsTask();
    }
}
