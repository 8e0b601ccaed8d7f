using TcssGate.Cli.Tests.Saved;

namespace TcssGate.Cli.Tests.PolicyTests;

public sealed class TestCommandTests : IDisposable
{
    private const string Policy = "{ version: 1, name: strict, desired: { viruses: 0 } }\n";

    private readonly Workplace place = new();

    public TestCommandTests() => this.place.Write("p.yaml", Policy);

    public void Dispose() => this.place.Dispose();

    [Fact]
    public async Task Every_case_that_holds_is_a_pass_and_exit_0()
    {
        this.place.Write("a.test.yaml", Cases("{ name: none, policy: p.yaml, image: 'h.example.com/a:1', state: { viruses: 0 }, expect: met }"));

        var ending = await this.place.RunAsync("test", this.place.In("a.test.yaml"), "--no-color");

        (ending.Exit, ending.Error).Should().Be((0, ""));
        ending.Out.Should().Contain("✓ none").And.EndWith("1 passed, 0 failed\n");
    }

    [Fact]
    public async Task A_case_that_fails_says_what_differs_and_exits_2_with_the_same_in_junit()
    {
        this.place.Write("a.test.yaml", Cases("{ name: 'a ]]> <b>', policy: p.yaml, image: 'h.example.com/a:1', state: { viruses: 1 }, expect: { verdict: met, rules: { viruses: met } } }"));

        var ending = await this.place.RunAsync("test", this.place.In("a.test.yaml"), "-o", $"junit={this.place.In("t.xml")}");

        ending.Exit.Should().Be(2);
        ending.Out.Should().Contain("the verdict is not-met, not met").And.Contain("viruses is violated, not met").And.EndWith("0 passed, 1 failed\n");
        var suite = System.Xml.Linq.XDocument.Parse(this.place.Read("t.xml")).Root!.Element("testsuite")!;
        suite.Attribute("failures")!.Value.Should().Be("1");
        suite.Element("testcase")!.Attribute("name")!.Value.Should().Be("a ]]> <b>");
    }

    [Fact]
    public async Task A_folder_without_tests_passes_nothing()
    {
        var ending = await this.place.RunAsync("test", this.place.In("."));

        (ending.Exit, ending.Out).Should().Be((1, ""));
        ending.Error.Should().Contain("there is no *.test.yaml");
    }

    [Fact]
    public async Task A_format_that_tests_are_not_reported_in_is_refused()
    {
        this.place.Write("a.test.yaml", Cases("{ name: none, policy: p.yaml, image: 'h.example.com/a:1', state: { viruses: 0 }, expect: met }"));

        var ending = await this.place.RunAsync("test", this.place.In("a.test.yaml"), "-o", "sarif");

        (ending.Exit, ending.Out).Should().Be((1, ""));
        ending.Error.Should().Contain("text or junit");
    }

    [Fact]
    public async Task A_bad_policy_is_an_error_and_not_a_failed_case()
    {
        this.place.Write("p.yaml", "{ version: 1, name: strict, desired: { virus: 0 } }\n");
        this.place.Write("a.test.yaml", Cases("{ name: none, policy: p.yaml, image: 'h.example.com/a:1', state: { viruses: 0 }, expect: met }"));

        var ending = await this.place.RunAsync("test", this.place.In("a.test.yaml"));

        (ending.Exit, ending.Out).Should().Be((1, ""));
        ending.Error.Should().Contain("did you mean \"viruses\"?");
    }

    [Theory]
    [InlineData(Workplace.Web, "met")]
    [InlineData(Workplace.Api, "not-met")]
    [InlineData(Workplace.Unlicensed, "undecided")]
    public async Task A_saved_result_is_a_state_too(string image, string verdict)
    {
        await this.place.JudgeAsync(image, "run.json");
        this.place.Write("a.test.yaml", Cases($"{{ name: saved, policy: strict.yaml, image: '{image}', result: run.json, expect: {verdict} }}"));

        var ending = await this.place.RunAsync("test", this.place.In("a.test.yaml"));

        ending.Out.Should().EndWith("1 passed, 0 failed\n");
        ending.Exit.Should().Be(0);
    }

    private static string Cases(string one) => $"version: 1\nday: 2026-11-20\ncases: [{one}]\n";
}
