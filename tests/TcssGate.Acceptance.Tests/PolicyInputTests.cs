namespace TcssGate.Acceptance.Tests;

/// <summary>Policies that are no good are refused before anybody is asked anything.</summary>
public sealed class PolicyInputTests : IDisposable
{
    private readonly Shop shop = new();

    [Fact]
    public async Task Without_a_policy_nothing_is_judged()
    {
        File.Delete(this.shop.In("tcss-gate.yaml"));

        var apply = await this.shop.ApplyAsync(Shop.Met);
        var validate = await this.shop.Program().RunAsync("validate");

        apply.ShouldRefuse("error: there is no policy: tcss-gate.yaml is not here; name one with --policy FILE");
        validate.ShouldRefuse("error: there is no policy: tcss-gate.yaml is not here");
    }

    [Fact]
    public async Task A_policy_that_cannot_be_read_is_said()
    {
        (await this.shop.ApplyAsync("-p", ".", Shop.Met)).ShouldRefuse("error: . is a folder, and a policy is a file; name one in it");
        (await this.shop.ApplyAsync("-p", "none/a.yaml", Shop.Met)).ShouldRefuse("error: the policy none/a.yaml is not there; check the path");
        (await this.shop.ApplyAsync("-p", "world.yaml/a.yaml", Shop.Met)).ShouldRefuse("world.yaml/a.yaml");
    }

    [Fact]
    public async Task All_mistakes_of_all_policies_are_said_at_once()
    {
        this.shop.Write("a.yaml", "version: 1\nname: a\ndesired:\n  vulnerabilities: { critcal: 0, high: -1 }\n  viruses: many\n");
        this.shop.Write("b.yaml", "version: 1\nname: [b\n");

        foreach (var args in new string[][] { ["apply", "--emulate", "world.yaml", "-p", "a.yaml", "-p", "b.yaml", Shop.Met], ["validate", "a.yaml", "b.yaml"] })
        {
            var output = await this.shop.Program().RunAsync(args);

            output.ShouldRefuseAll("a.yaml:4:22: error TG101: ", "did you mean \"critical\"?", "a.yaml:4:40: error TG105: ", "a.yaml:5:12: error TG102: ", "b.yaml:", "error TG001: ");
            Promises.Lines(output.Error).Should().HaveCount(4);
        }
    }

    [Fact]
    public async Task An_image_that_no_policy_governs_is_refused()
    {
        this.shop.Write("other.yaml", "{ version: 1, name: other, images: ['ccr.ccs.tencentyun.com/other/*'], desired: { viruses: 0 } }");

        var output = await this.shop.ApplyAsync("-p", "other.yaml", Shop.Met);

        output.ShouldRefuseAll($"error: no policy governs {Shop.Met}; add a pattern for it to \"images\" of other");
    }

    [Fact]
    public async Task A_good_policy_is_called_valid()
    {
        (await this.shop.Program().RunAsync("validate")).Should().Be(new GateOutput(0, "The policy strict is valid.\n", ""));
        (await this.shop.Program().RunAsync("validate", "tcss-gate.yaml")).Should().Be(new GateOutput(0, "The policy strict is valid.\n", ""));
    }

    [Fact]
    public async Task Warnings_are_said_and_the_policy_is_valid()
    {
        this.shop.Write("a.yaml", """
            version: 1
            name: a
            desired: { vulnerabilities: { high: 0 } }
            waivers: [{ id: CVE-2020-1000, reason: none, owner: us, expires: 2020-01-31 }]
            """);

        var output = await this.shop.Program().RunAsync("validate", "a.yaml");

        output.Exit.Should().Be(0);
        output.Out.Should().Be("The policy a is valid.\n");
        Promises.Lines(output.Error).Should().HaveCount(2).And.SatisfyRespectively(
            limit => limit.Should().StartWith("a.yaml:3:").And.Contain("warning TG202: "),
            waiver => waiver.Should().StartWith("a.yaml:4:").And.Contain("warning TG201: "));
    }

    [Fact]
    public async Task A_world_that_is_no_good_is_refused_with_all_its_mistakes()
    {
        this.shop.Write("bad.yaml", "version: 1\nimages: [{ tag: '1' }]\nfaults: [{ http: 200 }]\n");

        var output = await this.shop.Program().RunAsync("apply", "--emulate", "bad.yaml", Shop.Met);

        output.ShouldRefuseAll("bad.yaml:2:", "error TG103: ", "bad.yaml:3:", "error TG105: ");
    }

    public void Dispose() => this.shop.Dispose();
}
