namespace TcssGate.Cli.Tests.Nodes;

public sealed class EstateTests : IDisposable
{
    private readonly GateRun run = new();

    [Fact]
    public void Every_image_on_nodes_is_judged_and_the_worst_counts()
    {
        this.run.Serve("""
            nodeImages:
              - { name: "met:1", scanned: 2h }
              - { name: "infected:1", scanned: 2h, viruses: { count: 1 } }
              - { name: "unlicensed:1", licensed: false }
              - { name: "offline:1", scan: { takes: 5s, agentError: host offline } }
              - { name: "<none>:<none>", scanned: 2h }
            """);

        this.run.Run("apply", "--source", "node", "--all", "-p", this.run.Policy).Should().Be(2);

        this.run.Error.Should().Contain("auditing 5 images on nodes");
        this.run.Out.Should().Contain("✓ met:1@").And.Contain("✗ infected:1@").And.Contain("not-licensed").And.Contain("host offline").And.Contain("✓ sha256:")
            .And.Contain("Not met: 1 of 5 images");
    }

    [Fact]
    public void Images_that_no_policy_governs_are_left_out_and_said_to_be()
    {
        this.run.Serve("nodeImages: [{ name: \"a.example/shop/web:1\", scanned: 2h }, { name: \"b.example/x:1\", scanned: 2h, viruses: { count: 1 } }]");
        var shop = this.run.Folder.Write("shop.yaml", "{ version: 1, name: shop, images: [\"*/shop/*\"], desired: { viruses: 0 } }");
        var other = this.run.Folder.Write("other.yaml", "{ version: 1, name: other, images: [\"c.example/*\"], desired: { viruses: 0 } }");

        this.run.Run("apply", "--source", "node", "--all", "-p", shop).Should().Be(0, this.run.Error);
        this.run.Error.Should().Contain("auditing 1 of 2 images on nodes; no policy governs the others");

        this.run.Run("apply", "--source", "node", "--all", "-p", other).Should().Be(1);
        this.run.Error.Should().Contain("error: no policy governs any of the 2 images on nodes");
    }

    [Fact]
    public void Only_what_runs_is_judged_when_that_is_asked_for_and_what_nobody_knows_counts_as_running()
    {
        this.run.Serve("""
            nodeImages:
              - { name: "running:1", containers: 2, scanned: 2h }
              - { name: "idle:1", containers: 0, scanned: 2h, viruses: { count: 1 } }
              - { name: "unknown:1", containers: null, scanned: 2h }
            """);

        this.run.Run("apply", "--source", "node", "--all", "--running", "-p", this.run.Policy).Should().Be(0, this.run.Error);

        this.run.Error.Should().Contain("auditing 2 images on nodes");
        this.run.Out.Should().Contain("running:1@").And.Contain("unknown:1@").And.NotContain("idle:1");
    }

    [Fact]
    public void Registries_are_synced_before_they_are_audited_so_that_what_was_just_pushed_is_seen()
    {
        this.run.Serve("""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 2h }
              - { repository: ccr.ccs.tencentyun.com/shop/new, tag: "1", pushed: unsynced, scan: { takes: 5s }, viruses: { count: 1 } }
            """);

        this.run.Run("apply", "--all", "-p", this.run.Policy).Should().Be(2);

        this.run.Out.Should().Contain("✗ ccr.ccs.tencentyun.com/shop/new:1@sha256:");
    }

    [Fact]
    public void A_registry_that_cannot_be_synced_is_pointed_out_and_what_is_listed_is_judged()
    {
        this.run.Serve("""
            sync: { fails: registry out of reach }
            images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 2h }]
            """);

        this.run.Run("apply", "--all", "-p", this.run.Policy).Should().Be(0, this.run.Error);

        this.run.Error.Should().Contain("warning: TCSS could not look into every registry, so what was pushed since it last did is not audited: registry out of reach");
    }

    [Fact]
    public void Only_the_newest_of_each_repository_is_judged_when_that_is_asked_for()
    {
        this.run.Serve("""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "2", scanned: 2h, fields: { IsLatestImage: true } }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 2h, viruses: { count: 1 }, fields: { IsLatestImage: false } }
              - { repository: ccr.ccs.tencentyun.com/shop/api, tag: "1", scanned: 2h, fields: { IsLatestImage: null } }
            """);

        this.run.Run("apply", "--all", "--latest", "-p", this.run.Policy).Should().Be(0, this.run.Error);

        this.run.Error.Should().Contain("auditing 2 images in registries");
    }

    [Fact]
    public void A_plan_of_an_estate_starts_no_sync_and_no_scan()
    {
        var cloud = this.run.Serve("images: [{ repository: ccr.ccs.tencentyun.com/shop/web, tag: \"1\", scanned: 48h }]");

        this.run.Run("plan", "--all", "-p", this.run.Policy).Should().Be(3, this.run.Error);

        cloud.Calls.Select(call => call.Action).Should().OnlyContain(action => action.StartsWith("Describe", StringComparison.Ordinal));
    }

    [Fact]
    public void An_estate_that_cannot_be_listed_whole_is_not_audited()
    {
        this.run.Serve("""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", scanned: 2h }
              - { repository: ccr.ccs.tencentyun.com/shop/api, tag: "1", scanned: 2h, fields: { ImageRepoAddress: null } }
            """);

        this.run.Run("apply", "--all", "-p", this.run.Policy).Should().Be(1);

        this.run.Error.Should().Contain("error: the list of images is incomplete: rows that do not say which image they are about: 1;");
        this.run.Out.Should().BeEmpty();
    }

    [Theory]
    [InlineData("pagesOverlap: 1")]
    [InlineData("emptyPageAt: 100")]
    [InlineData("totalCountGrows: 1")]
    [InlineData("totalCountWrong: 100")]
    public void An_estate_whose_pages_may_lack_images_is_not_audited(string quirk)
    {
        this.run.Serve($$"""
            quirks: { {{quirk}} }
            nodeImages: [{ name: "registry.local/app-{n}:v1", count: 250, scanned: 2h }]
            """);

        this.run.Run("apply", "--source", "node", "--all", "-p", this.run.Policy).Should().Be(1);

        this.run.Error.Should().Contain("error: the list of images is incomplete: ");
        this.run.Out.Should().BeEmpty();
    }

    [Fact]
    public void Each_tag_of_one_digest_has_the_verdict_of_the_digest()
    {
        this.run.Serve("""
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1.4.2", digest: one, licensed: false }
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: latest, digest: one, scanned: 2h }
              - { repository: ccr.ccs.tencentyun.com/shop/api, tag: "1", digest: two, scanned: 1h }
              - { repository: ccr.ccs.tencentyun.com/shop/api, tag: latest, digest: two, scanned: 2h, viruses: { count: 1 } }
            """);

        this.run.Run("apply", "--all", "-p", this.run.Policy).Should().Be(2);

        this.run.Out.Should().Contain("✓ ccr.ccs.tencentyun.com/shop/web:1.4.2@").And.Contain("✓ ccr.ccs.tencentyun.com/shop/web:latest@")
            .And.Contain("✗ ccr.ccs.tencentyun.com/shop/api:1@").And.Contain("✗ ccr.ccs.tencentyun.com/shop/api:latest@")
            .And.Contain(" of ccr.ccs.tencentyun.com/shop/web:latest, was there already", "a reader wants to know which row it is");
    }

    [Fact]
    public void An_empty_estate_is_no_estate()
    {
        this.run.Serve("nodeImages: []");

        this.run.Run("apply", "--source", "node", "--all", "-p", this.run.Policy).Should().Be(1);

        this.run.Error.Should().Contain("error: TCSS lists no images on nodes to audit");
    }

    [Theory]
    [InlineData("apply --source node --all --by-row", "nodeImages: [{ name: \"estate/app-{n}:1\", count: 10000, scanned: 2h }]")]
    [InlineData("plan --source node --all --by-row", "nodeImages: [{ name: \"estate/app-{n}:1\", count: 10000, scanned: 2h }]")]
    [InlineData("apply --all", "images: [{ repository: \"ccr.ccs.tencentyun.com/estate/app-{n}\", tag: \"1\", count: 10000, scanned: 2h }]")]
    public void Ten_thousand_images_take_no_more_than_250_calls(string command, string world)
    {
        var cloud = this.run.Serve(world);
        var policy = this.run.Folder.Write("counts.yaml", "{ version: 1, name: counts, desired: { vulnerabilities: 10, viruses: 0, risks: 0, trusted: { required: true, enforcement: advisory } } }");

        this.run.Run([.. command.Split(' '), "-p", policy]).Should().Be(0, this.run.Error[..Math.Min(2000, this.run.Error.Length)]);

        cloud.Calls.Count.Should().BeLessThanOrEqualTo(250);
        this.run.Error.Split('\n').Length.Should().BeLessThan(100, "a line for each of so many images is a log that nobody reads");
    }

    public void Dispose() => this.run.Dispose();
}
