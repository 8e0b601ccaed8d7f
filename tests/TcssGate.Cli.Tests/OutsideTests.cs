namespace TcssGate.Cli.Tests;

/// <summary>Whole runs against responses, gateways and variables that are not as they should be.</summary>
public sealed class OutsideTests : IDisposable
{
    private const string Image = "ccr.ccs.tencentyun.com/shop/web:1";
    private const string Scored = "{ version: 1, name: scored, desired: { vulnerabilities: { max: 50, maxCvss: 9, fixable: { critical: 0 } } } }";

    private readonly GateRun gate = new();

    [Theory]
    [InlineData("escape")]
    [InlineData("bytes")]
    public void A_text_that_is_cut_in_the_middle_of_a_character_is_shown_with_a_replacement(string how)
    {
        this.gate.Serve($$"""
            quirks: { halfCharacter: {{how}} }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h, vulnerabilities: [{ id: CVE-2024-1, level: high, description: 'text cut ✂' }] }]
            """);

        this.Apply(Scored, "-o", $"json={this.gate.Folder.Path}/r.json").Should().Be(0, this.gate.Error);

        File.ReadAllText(this.gate.Folder.In("r.json")).Should().ContainEquivalentOf("text cut \\ufffd");
    }

    [Fact]
    public void A_field_that_nothing_reads_may_hold_anything()
    {
        this.gate.Serve("""
            images:
              - repository: ccr.ccs.tencentyun.com/shop/web
                tag: '1'
                scanned: 1h
                fields: { Namespace: {}, RegistryRegion: [1, { a: b }], ImageName: 7 }
                vulnerabilities: [{ id: CVE-2024-1, level: high, fields: { AttackLevel: "", IsSuggest: {}, Category: [] } }]
            """);

        this.Apply(Scored).Should().Be(0, this.gate.Error);

        this.gate.Error.Should().NotContain("warning");
    }

    [Fact]
    public void A_field_that_is_read_and_cannot_be_is_named_in_the_reason()
    {
        this.gate.Serve("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h, fields: { VulCnt: { a: 1 } } }]");

        this.Apply(Scored).Should().Be(3, this.gate.Error);

        this.gate.Out.Should().Contain("VulCnt is an object, not a whole number");
        this.gate.Error.Should().Contain("warning: DescribeAssetImageRegistryList: List[0].VulCnt is an object, not a whole number; its value is unknown");
    }

    [Fact]
    public void A_value_that_cannot_be_read_costs_no_other_image()
    {
        this.gate.Serve("""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: '2', scanned: 1h, fields: { ScanTime: {}, Progress: "", IsTrustImage: 7 } }
            """);

        this.Apply(Scored).Should().Be(0, this.gate.Error);
    }

    [Theory]
    [InlineData("error: 'UnauthorizedOperation: no'", 1)]
    [InlineData("error: 'AuthFailure.SignatureFailure: no'", 1)]
    [InlineData("http: 404", 1)]
    public void What_a_service_or_a_gateway_echoes_is_in_no_output(string fault, int exit)
    {
        this.gate.Variables["TENCENTCLOUD_SECURITY_TOKEN"] = "SEARCHED-FOR-TOKEN";
        this.gate.Serve($$"""
            keys: [{ id: {{this.gate.Variables["TENCENTCLOUD_SECRET_ID"]}}, key: {{this.gate.Variables["TENCENTCLOUD_SECRET_KEY"]}}, token: SEARCHED-FOR-TOKEN }]
            quirks: { echoes: true }
            faults: [{ calls: every, {{fault}} }]
            """);

        this.Apply(Scored, "--verbose").Should().Be(exit, this.gate.Error);

        (this.gate.Out + this.gate.Error).Should().NotContain("SEARCHED-FOR").And.NotMatchRegex("Signature=[0-9a-f]{64}");
    }

    [Fact]
    public void A_proxy_variable_that_cannot_be_read_is_an_error_before_anything_is_sent()
    {
        var cloud = this.gate.Serve("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: '1', scanned: 1h }]");
        this.gate.Variables["HTTPS_PROXY"] = "http//bob:SEARCHED-FOR@127.0.0.1:3128";

        this.Apply(Scored).Should().Be(1);

        this.gate.Error.Should().StartWith("error: HTTPS_PROXY is not the address of a proxy; write HOST:PORT").And.NotContain("SEARCHED-FOR");
        cloud.Calls.Should().BeEmpty();
    }

    public void Dispose() => this.gate.Dispose();

    private int Apply(string policy, params string[] more) =>
        this.gate.Run(["apply", Image, "--policy", this.gate.Folder.Write("scored.yaml", policy), .. more]);
}
