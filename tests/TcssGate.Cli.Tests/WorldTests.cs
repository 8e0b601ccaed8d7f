namespace TcssGate.Cli.Tests;

/// <summary>Runs in the stand-in cloud of a world file.</summary>
public sealed class WorldTests : IDisposable
{
    private const string Image = "ccr.ccs.tencentyun.com/shop/web:1";
    private readonly GateRun gate = new();

    [Fact]
    public void A_verdict_of_the_stand_in_cloud_is_marked()
    {
        this.Apply("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h }]").Should().Be(0, this.gate.Error);

        this.gate.Out.Should().StartWith("EMULATED: ").And.EndWith(" EMULATED.\n");
    }

    [Fact]
    public void It_needs_no_keys()
    {
        this.gate.Variables.Clear();

        this.Apply("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h }]").Should().Be(0, this.gate.Error);
    }

    // Found where a computer was busy: the program had not warmed up before ten seconds of the world were over.
    [Fact]
    public void A_computer_has_as_much_time_for_an_answer_however_fast_the_world_runs()
    {
        this.Apply("""
            clock: { speed: 20 }
            faults: [{ action: DescribeAssetImageRegistryAssetStatus, calls: every, delay: 60s }]
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h }]
            """).Should().Be(0, this.gate.Error);
    }

    [Fact]
    public void A_date_header_that_is_far_off_makes_no_old_scan_fresh_and_is_reported()
    {
        this.Apply("""
            clock: { dateSkew: -20h }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 30h, scan: { failStatus: SCAN_ERR } }]
            """).Should().Be(3, this.gate.Error);

        this.gate.Error.Split('\n').Should().ContainSingle(line => line.StartsWith("warning: the Date header of a response is 20 h 0 min behind", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.1)]
    [InlineData(100_000)]
    public void A_world_runs_at_any_speed(double speed)
    {
        this.Apply($$"""
            clock: { speed: {{speed}} }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scan: { takes: 5s } }]
            """).Should().Be(0, this.gate.Error);
    }

    [Fact]
    public void A_world_without_a_key_is_refused()
    {
        this.Apply("keys: []").Should().Be(1);

        this.gate.Error.Should().Be($"error: {this.World} lists no key under \"keys\"; add one, or leave \"keys\" out\n");
    }

    [Theory]
    [InlineData("{ id: 'AKID with blanks', key: secret }")]
    [InlineData("{ id: AKIDfine, key: 'a key' }")]
    [InlineData("{ id: AKIDfine, key: fine, token: 'a token' }")]
    public void A_world_with_a_key_that_no_header_can_carry_is_refused(string key)
    {
        this.Apply($"keys: [{key}]").Should().Be(1);

        this.gate.Error.Should().Be($"error: the first key of {this.World} holds a blank or another character that no key has; write it in visible ASCII characters\n");
    }

    [Fact]
    public void Every_mistake_in_a_world_is_said_with_its_place()
    {
        this.Apply("speed: 2\nimages: [{ tag: v1 }]").Should().Be(1);

        this.gate.Error.Should().Contain($"{this.World}:2:1: error TG101").And.Contain($"{this.World}:3:");
    }

    [Fact]
    public void A_world_and_an_endpoint_exclude_each_other()
    {
        this.Apply("", "--endpoint", "http://127.0.0.1:1").Should().Be(1);

        this.gate.Error.Should().Be("error: --endpoint and --emulate exclude each other; leave one out\n");
    }

    [Fact]
    public void A_region_that_is_none_is_refused_there_too()
    {
        this.Apply("", "--region", "Guangzhou").Should().Be(1);

        this.gate.Error.Should().StartWith("error: --region: \"Guangzhou\" is no region");
    }

    public void Dispose() => this.gate.Dispose();

    private string World => this.gate.Folder.In("world.yaml");

    private int Apply(string world, params string[] more) =>
        this.gate.Run(["apply", "-p", this.gate.Policy, "--emulate", this.gate.Folder.Write("world.yaml", $"version: 1\n{world}"), Image, .. more]);
}
