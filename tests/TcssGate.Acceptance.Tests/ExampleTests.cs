namespace TcssGate.Acceptance.Tests;

/// <summary>The examples that come with the program do what they say.</summary>
public sealed class ExampleTests
{
    private static readonly string[] Policies = ["baseline", "cluster", "production", "strict", "trusted-only"];

    [Fact]
    public void No_example_is_left_unrun()
    {
        var files = Directory.GetFileSystemEntries(Path.Combine(GateProgram.Root, "policies-examples")).Select(file => Path.GetFileName(file));

        files.Should().BeEquivalentTo([.. Policies.Select(policy => $"{policy}.yaml"), .. Policies.Select(policy => $"{policy}.test.yaml"), "policy.schema.json", "world.yaml"]);
    }

    [Fact]
    public async Task Every_example_policy_is_valid_without_a_warning()
    {
        var output = await new GateProgram().RunAsync(["validate", .. Policies.Select(policy => $"policies-examples/{policy}.yaml")]);

        output.Should().Be(new GateOutput(0, "All 5 policies are valid.\n", ""));
    }

    [Fact]
    public async Task Every_example_of_a_policy_test_holds()
    {
        var output = await new GateProgram().RunAsync("test", "policies-examples");

        output.Exit.Should().Be(0, output.Out);
        output.Out.Should().ContainAll(Policies.Select(policy => $"policies-examples/{policy}.test.yaml\n")).And.EndWith(" passed, 0 failed\n");
        output.Error.Should().BeEmpty();
    }

    internal static async Task Judge(string policy, string image, int exit, string closing)
    {
        var output = await new GateProgram().RunAsync(
            "apply", "--emulate", "policies-examples/world.yaml", "--policy", $"policies-examples/{policy}.yaml", $"ccr.ccs.tencentyun.com/shop/{image}");

        output.ShouldEndWith(exit, $"{closing} EMULATED.");
    }
}

/// <summary>The example <c>baseline.yaml</c> in the example world; a class of its own, so that it runs beside the others.</summary>
public sealed class BaselineExampleTests
{
    [Theory]
    [InlineData("web:1.4.2", 0, "Met: 1 of 1 image. Rules: 4 met.")]
    [InlineData("api:2.0.0", 2, "Not met: 1 of 1 image. Rules: 2 met, 2 violated.")]
    [InlineData("legacy:0.9", 0, "Met: 1 of 1 image. Rules: 4 met.")]
    [InlineData("batch:7", 3, "Undecided: 1 of 1 image. Rules: 0 met, 4 unknown (1 advisory).")]
    [InlineData("worker:3", 3, "Undecided: 1 of 1 image. Rules: 2 met, 2 unknown.")]
    [InlineData("base:trusted", 0, "Met: 1 of 1 image. Rules: 4 met.")]
    public Task An_image_of_the_example_world_comes_to_its_verdict(string image, int exit, string closing) =>
        ExampleTests.Judge("baseline", image, exit, closing);
}

/// <summary>The example <c>production.yaml</c> in the example world; a class of its own, so that it runs beside the others.</summary>
public sealed class ProductionExampleTests
{
    [Theory]
    [InlineData("web:1.4.2", 0, "Met: 1 of 1 image. Rules: 8 met.")]
    [InlineData("api:2.0.0", 2, "Not met: 1 of 1 image. Rules: 5 met, 3 violated.")]
    [InlineData("legacy:0.9", 0, "Met: 1 of 1 image. Rules: 8 met.")]
    [InlineData("batch:7", 3, "Undecided: 1 of 1 image. Rules: 0 met, 8 unknown (2 advisory).")]
    [InlineData("worker:3", 3, "Undecided: 1 of 1 image. Rules: 6 met, 2 unknown.")]
    [InlineData("base:trusted", 0, "Met: 1 of 1 image. Rules: 8 met.")]
    public Task An_image_of_the_example_world_comes_to_its_verdict(string image, int exit, string closing) =>
        ExampleTests.Judge("production", image, exit, closing);
}

/// <summary>The example <c>trusted-only.yaml</c> in the example world; a class of its own, so that it runs beside the others.</summary>
public sealed class TrustedOnlyExampleTests
{
    [Theory]
    [InlineData("web:1.4.2", 2, "Not met: 1 of 1 image. Rules: 4 met, 1 violated.")]
    [InlineData("api:2.0.0", 2, "Not met: 1 of 1 image. Rules: 1 met, 4 violated.")]
    [InlineData("legacy:0.9", 2, "Not met: 1 of 1 image. Rules: 3 met, 2 violated.")]
    [InlineData("batch:7", 3, "Undecided: 1 of 1 image. Rules: 0 met, 5 unknown.")]
    [InlineData("worker:3", 2, "Not met: 1 of 1 image. Rules: 2 met, 1 violated, 2 unknown.")]
    [InlineData("base:trusted", 0, "Met: 1 of 1 image. Rules: 5 met.")]
    public Task An_image_of_the_example_world_comes_to_its_verdict(string image, int exit, string closing) =>
        ExampleTests.Judge("trusted-only", image, exit, closing);
}

/// <summary>The example <c>cluster.yaml</c> in the example world; a class of its own, so that it runs beside the others.</summary>
public sealed class ClusterExampleTests
{
    [Theory]
    [InlineData(2, "Not met: 1 of 1 image. Rules: 5 met, 1 violated.", "docker.io/centos:latest")]
    [InlineData(3, "Undecided: 1 of 1 image. Rules: 0 met, 6 unknown (2 advisory).", "ccr.ccs.tencentyun.com/shop/base:trusted")]
    [InlineData(2, "Not met: 1 of 2 images, 1 undecided. Rules: 5 met, 1 violated, 6 unknown (2 advisory).", "--all", "--running")]
    public async Task An_image_on_the_nodes_of_the_example_world_comes_to_its_verdict(int exit, string closing, params string[] images)
    {
        var output = await new GateProgram().RunAsync(
            ["apply", "--emulate", "policies-examples/world.yaml", "--policy", "policies-examples/cluster.yaml", "--source", "node", .. images]);

        output.ShouldEndWith(exit, $"{closing} EMULATED.");
    }

    [Theory]
    [InlineData("web:1.4.2", 2, "Not met: 1 of 1 image. Rules: 5 met, 1 violated.")]
    [InlineData("base:trusted", 0, "Met: 1 of 1 image. Rules: 6 met.")]
    public Task An_image_of_the_example_world_comes_to_its_verdict_before_it_is_rolled_out(string image, int exit, string closing) =>
        ExampleTests.Judge("cluster", image, exit, closing);
}
