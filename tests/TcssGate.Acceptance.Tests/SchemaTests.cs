namespace TcssGate.Acceptance.Tests;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_schema_that_is_printed_is_the_committed_one()
    {
        var output = await new GateProgram().RunAsync("schema");

        var committed = await File.ReadAllTextAsync(Path.Combine(GateProgram.Root, "policies-examples", "policy.schema.json"));
        output.Should().Be(new GateOutput(0, committed, ""));
    }

    [Fact]
    public async Task Every_example_names_the_schema_beside_it()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(GateProgram.Root, "policies-examples"), "*.yaml"))
        {
            var name = Path.GetFileName(file);
            var first = (await File.ReadAllLinesAsync(file))[0];
            first.StartsWith("# yaml-language-server: $schema=policy.schema.json", StringComparison.Ordinal)
                .Should().Be(!name.EndsWith(".test.yaml", StringComparison.Ordinal) && name != "world.yaml", name);
        }
    }
}
