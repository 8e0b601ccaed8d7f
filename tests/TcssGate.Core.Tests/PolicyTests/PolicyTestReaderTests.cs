using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;
using TcssGate.Core.PolicyTests;

namespace TcssGate.Core.Tests.PolicyTests;

public sealed class PolicyTestReaderTests
{
    private const string Strict = "{ version: 1, name: strict, desired: { vulnerabilities: { critical: 0, max: 3 }, viruses: 0, risks: 0, sensitiveInfo: 0, trusted: true } }";

    private static PolicyTestCase Case(string state, string expect = "met") => PolicyTestReader.Read(
        "a.test.yaml",
        $$"""
        version: 1
        day: 2026-11-20
        cases: [{ name: one, policy: p.yaml, image: "host.example.com/shop/web:1", state: {{state}}, expect: {{expect}} }]
        """,
        out _)![0];

    private static ImageResult Judge(string state)
    {
        var policy = PolicyReader.Read("p.yaml", Strict, new DateOnly(2026, 11, 20)).Policy!;
        return Evaluator.Evaluate(((PolicyTestState.Inline)Case(state).State).Evidence, [policy], new DateOnly(2026, 11, 20));
    }

    [Theory]
    [InlineData("{ vulnerabilities: 0, viruses: 0, risks: 0, sensitiveInfo: 0, trusted: true }", "met")]
    [InlineData("{ vulnerabilities: { critical: 1 }, viruses: 0, risks: 0, sensitiveInfo: 0, trusted: true }", "not-met")]
    [InlineData("{ vulnerabilities: 3, viruses: 0, risks: 0, sensitiveInfo: 0, trusted: true }", "undecided")]
    [InlineData("{ vulnerabilities: [{ id: CVE-1, severity: unknown }], viruses: 0, risks: 0, sensitiveInfo: 0, trusted: true }", "not-met")]
    [InlineData("{ vulnerabilities: 0, viruses: [{ name: X, severity: high }], risks: 0, sensitiveInfo: 0, trusted: true }", "not-met")]
    [InlineData("{ vulnerabilities: 0, viruses: 0, risks: [{ type: '2', severity: low }], sensitiveInfo: 0, trusted: true }", "not-met")]
    [InlineData("{ vulnerabilities: 0, viruses: 0, risks: 0, sensitiveInfo: 0, trusted: true, notScanned: [risk] }", "undecided")]
    [InlineData("{ vulnerabilities: 0, viruses: 0, risks: 0, sensitiveInfo: 0 }", "undecided")]
    [InlineData("{}", "undecided")]
    public void What_a_state_says_is_judged_and_what_it_leaves_out_is_unknown(string state, string verdict) =>
        Judge(state).Verdict.Name.Should().Be(verdict);

    [Fact]
    public void One_vulnerability_in_two_components_is_two_rows()
    {
        var result = Judge("{ vulnerabilities: [{ id: CVE-1, severity: low, component: a }, { id: CVE-1, severity: low, component: b }], viruses: 0, risks: 0, sensitiveInfo: 0, trusted: true }");

        result.Rules.Single(rule => rule.Id == "vulnerabilities.max").Actual.Should().Be(new Actual.Count(2));
    }

    [Fact]
    public void Everything_that_is_not_as_expected_is_said()
    {
        var expectation = Case("{}", "{ verdict: met, rules: { viruses: met, nonsense: met } }").Expected;

        expectation.Differences(Judge("{ viruses: 1 }")).Should().Equal(
            "the verdict is not-met, not met",
            "there is no rule nonsense; the rules are scan, vulnerabilities.max, vulnerabilities.critical, viruses, risks, sensitiveInfo, trusted",
            "viruses is violated, not met: desired at most 0, actual 1");
    }

    [Theory]
    [InlineData("cases: []", "TG103", "cases is empty")]
    [InlineData("cases: [{ name: a }]", "TG103", "needs \"policy\"")]
    [InlineData("cases: [{ name: a, policy: p, image: 'x', state: {}, expect: met }]", "TG104", "is no image")]
    [InlineData("cases: [{ name: a, policy: p, image: 'x:1', expect: met }]", "TG110", "exactly one of state, result and world")]
    [InlineData("cases: [{ name: a, policy: p, image: 'x:1', state: {}, world: w, expect: met }]", "TG110", "exactly one of state, result and world")]
    [InlineData("cases: [{ name: a, policy: p, image: 'x:1', state: {}, expect: passed }]", "TG104", "unknown verdict \"passed\"")]
    [InlineData("cases: [{ name: a, policy: p, image: 'x:1', state: { virus: 0 }, expect: met }]", "TG101", "unknown key \"virus\"")]
    [InlineData("cases: [{ name: a, policy: p, image: 'x:1', state: {}, expect: { verdict: met, rules: [a] } }]", "TG102", "rules is a mapping")]
    [InlineData("cases: [{ name: a, policy: p, image: 'x:1', state: {}, expect: { verdict: met, rules: { a: ok } } }]", "TG104", "unknown outcome \"ok\"")]
    [InlineData("cases: [{ name: a, policy: p, image: 'x:1', state: {}, expect: met }, { name: a, policy: p, image: 'x:1', state: {}, expect: met }]", "TG110", "two cases are named \"a\"")]
    public void A_mistake_is_pointed_out_with_its_place(string cases, string code, string text)
    {
        PolicyTestReader.Read("a.test.yaml", $"version: 1\nday: 2026-11-20\n{cases}\n", out var diagnostics).Should().BeNull();

        diagnostics.Should().Contain(found => found.Code == code && found.Text.Contains(text) && found.Line == 3);
    }

    [Fact]
    public void A_case_without_a_day_is_refused_since_it_would_fail_some_day_for_no_reason_of_its_own()
    {
        PolicyTestReader.Read("a.test.yaml", "version: 1\ncases: [{ name: a, policy: p, image: 'x:1', state: {}, expect: met }]\n", out var diagnostics).Should().BeNull();

        diagnostics.Should().ContainSingle().Which.Text.Should().Be("a case needs \"day\"");
    }

    [Fact]
    public void Another_version_is_refused()
    {
        PolicyTestReader.Read("a.test.yaml", "version: 2\ncases: [{ name: a, policy: p, image: 'x:1', day: 2026-11-20, state: {}, expect: met }]\n", out var diagnostics).Should().BeNull();

        diagnostics.Should().ContainSingle().Which.Code.Should().Be("TG109");
    }
}
