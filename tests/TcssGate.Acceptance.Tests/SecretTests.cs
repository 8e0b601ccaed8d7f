namespace TcssGate.Acceptance.Tests;

/// <summary>No key is ever printed, whatever happens.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Key = "SEARCHED-FOR-KEY";
    private const string Token = "SEARCHED-FOR-TOKEN";
    private const string Mark = "SEARCHED-FOR";
    private const string Keys = $"keys: [{{ id: AKIDsome, key: {Key}, token: {Token} }}]";

    private readonly Shop shop = new();

    [Theory]
    [InlineData(2, "")]
    [InlineData(1, "faults: [{ action: DescribeAssetImageRegistryList, calls: every, error: 'UnauthorizedOperation: the key " + Key + " and " + Token + " may not' }]")]
    [InlineData(1, "faults: [{ action: DescribeAssetImageRegistryList, calls: every, error: 'AuthFailure.SignatureFailure: " + Token + "' }]")]
    [InlineData(2, "faults: [{ calls: [1], http: 502 }]")]
    [InlineData(2, "faults: [{ calls: [1], cut: after }, { calls: [2], truncate: true }]")]
    [InlineData(2, "faults: [{ action: DescribeAssetImageRegistryVulList, calls: every, error: 'InternalError: " + Key + "' }]")]
    public async Task Neither_key_nor_token_is_in_any_output_or_report(int exit, string faults)
    {
        var world = this.shop.Write("keyed.yaml", $"{Shop.World}\n{Keys}\n{faults}\n");
        await using var server = await StandInServer.StartAsync(world);

        var overHttp = await this.ApplyAsync(Key, ["--timeout", "12s", "--endpoint", server.Address]);
        var inProcess = await this.ApplyAsync(Key, ["--timeout", "4m", "--emulate", "keyed.yaml"]);

        overHttp.Exit.Should().Be(exit, overHttp.Error);
        inProcess.Exit.Should().Be(exit, inProcess.Error);
        this.ShouldHideKeys(overHttp, inProcess);
    }

    [Fact]
    public async Task Refused_keys_are_not_printed()
    {
        var world = this.shop.Write("keyed.yaml", $"{Shop.World}\n{Keys}\n");
        await using var server = await StandInServer.StartAsync(world);

        var output = await this.ApplyAsync($"{Mark}-ANOTHER", ["--endpoint", server.Address]);

        output.Exit.Should().Be(1);
        output.Error.Should().Contain("call DescribeAssetImageRegistry").And.Contain("the keys were refused");
        this.ShouldHideKeys(output);
    }

    public void Dispose() => this.shop.Dispose();

    private Task<GateOutput> ApplyAsync(string key, string[] cloud) => new GateProgram
    {
        Folder = this.shop.Path,
        Variables = { ["TENCENTCLOUD_SECRET_ID"] = "AKIDsome", ["TENCENTCLOUD_SECRET_KEY"] = key, ["TENCENTCLOUD_SESSION_TOKEN"] = Token },
    }.RunAsync(["apply", "--verbose", "-o", "json=r.json", "-o", "sarif=r.sarif", "-o", "junit=r.xml", .. cloud, Shop.Met, Shop.NotMet]);

    private void ShouldHideKeys(params GateOutput[] outputs)
    {
        foreach (var output in outputs)
        {
            (output.Out + output.Error).Should().NotContain(Mark);
        }

        foreach (var report in this.shop.NewFiles.Where(file => file != "keyed.yaml"))
        {
            this.shop.Read(report).Should().NotContain(Mark);
        }
    }
}
