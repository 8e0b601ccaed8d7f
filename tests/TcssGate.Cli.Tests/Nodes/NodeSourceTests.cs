using TcssGate.Emulator;

namespace TcssGate.Cli.Tests.Nodes;

public sealed class NodeSourceTests : IDisposable
{
    private const string Id = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

    private const string World = $$"""
        nodeImages:
          - { name: "docker.io/centos:latest", id: "{{Id}}", hosts: 24, containers: 51, repoDigests: [docker.io/centos@pulled], scanned: 2h }
          - { name: "l10:latest", containers: 0, scanned: 2h, viruses: { count: 1 } }
          - { name: "twice:1", id: old, scanned: 2h }
          - { name: "twice:1", id: new, scanned: 2h }
        """;

    private readonly GateRun run = new();

    [Theory]
    [InlineData("docker.io/centos:latest")]
    [InlineData("centos:latest")]
    [InlineData(Id)]
    [InlineData($"centos:latest@{Id}")]
    public void An_image_on_nodes_is_judged_by_its_name_or_its_ImageID(string image)
    {
        this.run.Serve(World);

        this.Apply(image).Should().Be(0, this.run.Error);

        this.run.Out.Should().Contain($"image id  {Id}").And.Contain("24 nodes, 51 containers");
    }

    [Theory]
    [InlineData("nginx:1.25")]
    [InlineData("docker.io/nginx:1.25")]
    [InlineData("library/nginx:1.25")]
    [InlineData("docker.io/library/nginx:1.25")]
    [InlineData("index.docker.io/library/nginx:1.25")]
    [InlineData("registry-1.docker.io/library/nginx:1.25")]
    public void An_image_of_Docker_Hub_has_all_of_its_names(string image)
    {
        var policy = this.run.Folder.Write("hub.yaml", "{ version: 1, name: hub, desired: { viruses: 0, registries: [docker.io] } }");
        foreach (var held in new[] { "nginx:1.25", "docker.io/library/nginx:1.25" })
        {
            this.run.Serve($"nodeImages: [{{ name: \"{held}\", id: n1, repoDigests: [\"nginx@up\"], scanned: 1h }}]");

            this.run.Run("apply", "--source", "node", image, "-p", policy).Should().Be(0, this.run.Error);
        }
    }

    [Fact]
    public void An_image_on_nodes_is_judged_by_the_digest_it_was_pulled_by()
    {
        this.run.Serve(World);

        this.Apply($"docker.io/centos@{EmulatedDigest.Of("pulled")}").Should().Be(0, this.run.Error);
    }

    [Fact]
    public void Of_several_images_each_is_judged_and_the_worst_counts()
    {
        this.run.Serve(World);

        this.Apply("twice:1", "centos:latest", "none:1", "sha256:" + new string('f', 64)).Should().Be(3);
        this.run.Out.Should().Contain("image-ambiguous").And.Contain($"twice:1@{EmulatedDigest.Of("old")}").And.Contain("Undecided: 3 of 4 images");

        this.Apply("twice:1", "l10:latest").Should().Be(2);
    }

    [Fact]
    public void A_policy_governs_an_image_by_the_name_that_nodes_give_it()
    {
        this.run.Serve(World);
        var hub = this.run.Folder.Write("hub.yaml", "{ version: 1, name: hub, images: [\"docker.io/*\"], desired: { viruses: 0 } }");

        this.run.Run("apply", "--source", "node", "centos:latest", "-p", hub).Should().Be(0, this.run.Error);
        this.run.Run("apply", "--source", "node", Id, "-p", hub).Should().Be(0, this.run.Error);
        this.run.Run("apply", "--source", "node", "l10:latest", "-p", hub).Should().Be(1);
        this.run.Error.Should().Contain("error: no policy governs l10:latest; add a pattern for it to \"images\" of hub");
    }

    [Fact]
    public void A_plan_for_nodes_starts_nothing_and_is_applied_to_nodes()
    {
        var cloud = this.run.Serve("nodeImages: [{ name: \"l10:latest\", scan: { takes: 20s } }]");
        var plan = this.run.Folder.In("nodes.plan");

        this.run.Run("plan", "--source", "node", "l10:latest", "-p", this.run.Policy, "--out", plan).Should().Be(3, this.run.Error);
        cloud.Calls.Should().NotContain(call => call.Action == "CreateAssetImageScanTask");
        this.run.Out.Should().Contain("~ scan").And.Contain("0 to sync, 1 to scan");

        this.run.Run("apply", plan, "-p", this.run.Policy).Should().Be(0, this.run.Error);
        cloud.Calls.Should().ContainSingle(call => call.Action == "CreateAssetImageScanTask");
    }

    [Fact]
    public void A_plan_for_nodes_is_no_plan_for_registries()
    {
        this.run.Serve(World);
        var plan = this.run.Folder.In("nodes.plan");
        this.run.Run("plan", "--source", "node", "centos:latest", "-p", this.run.Policy, "--out", plan).Should().Be(0, this.run.Error);

        this.run.Run("apply", plan, "-p", this.run.Policy, "--source", "registry").Should().Be(1);
        this.run.Error.Should().Contain("saved plan is stale: --source");
    }

    [Fact]
    public void A_saved_result_of_nodes_is_shown_again()
    {
        this.run.Serve(World);
        var saved = this.run.Folder.In("result.json");
        this.run.Run("apply", "--source", "node", "l10:latest", "-p", this.run.Policy, "-o", $"json={saved}").Should().Be(2, this.run.Error);

        this.run.Run("show", saved).Should().Be(2, this.run.Error);

        this.run.Out.Should().Contain("✗ l10:latest  not met");
    }

    [Theory]
    [InlineData("error: --source is \"nodes\" (did you mean \"node\"?", "--source", "nodes", "centos:latest")]
    [InlineData("error: --running is about what hosts run; add --source node", "--all", "--running")]
    [InlineData("error: --latest is about what was pushed", "--source", "node", "--all", "--latest")]
    [InlineData("error: --latest narrows --all; add --all", "--latest", "a.example/b:1")]
    [InlineData("error: --running narrows --all; add --all", "--source", "node", "--running", "centos:latest")]
    [InlineData("error: --all means every image; leave out the images, or --all", "--source", "node", "--all", "centos:latest")]
    [InlineData($"error: {Id} names an image on nodes; add --source node", Id)]
    public void What_makes_no_sense_is_refused_before_anybody_is_asked(string error, params string[] args)
    {
        var cloud = this.run.Serve(World);

        this.run.Run(["apply", "-p", this.run.Policy, .. args]).Should().Be(1);

        this.run.Error.Should().Contain(error);
        cloud.Calls.Should().BeEmpty();
    }

    public void Dispose() => this.run.Dispose();

    private int Apply(params string[] images) => this.run.Run(["apply", "--source", "node", "-p", this.run.Policy, .. images]);
}
