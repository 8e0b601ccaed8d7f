using System.Text.Json.Nodes;

namespace TcssGate.Cli.Tests.Saved;

/// <summary>A saved result that contradicts itself is refused by every command that reads one, with the contradiction named.</summary>
public sealed class ContradictionTests : IDisposable
{
    private readonly Workplace place = new();

    public ContradictionTests()
    {
        this.place.Write("every.yaml", """
            version: 1
            name: every
            scan: { maxAge: 3h }
            desired:
              vulnerabilities: { max: 100, critical: 0, fixable: { max: 100 }, maxCvss: 10, denied: [CVE-2000-0001] }
              viruses: 0
              risks: 0
              sensitiveInfo: 0
            """);
    }

    public void Dispose() => this.place.Dispose();

    [Theory]
    [InlineData("vulnerabilities.critical", 4, "it is met, but 4 is more than 0")]
    [InlineData("vulnerabilities.critical", 0, "it counts 0, but TCSS counts 4")]
    [InlineData("vulnerabilities.max", 3, "it counts 3, but TCSS counts 12")]
    public async Task A_rule_that_is_marked_as_met_against_its_own_numbers_is_refused(string rule, int count, string why) =>
        await this.ShouldBeRefused(Workplace.Api, why, image => Meet(image, rule, count));

    [Fact]
    public async Task A_count_that_the_list_of_findings_refutes_is_refused() => await this.ShouldBeRefused(
        Workplace.Api, "it counts 0, but the result lists", image =>
        {
            Meet(image, "vulnerabilities.critical", 0);
            Rule(image, "vulnerabilities.critical")["id"] = "vulnerabilities.fixable.critical";
            foreach (var finding in image["findings"]!.AsArray())
            {
                finding!["fixedVersion"] = "2";
            }
        });

    [Fact]
    public async Task Findings_that_are_taken_off_without_being_listed_are_refused() => await this.ShouldBeRefused(
        Workplace.Api, "it takes off 4 waived findings, but the result lists 0", image =>
        {
            Meet(image, "vulnerabilities.critical", 0);
            Rule(image, "vulnerabilities.critical")["waived"] = 4;
        });

    [Fact]
    public async Task A_denied_or_too_high_score_that_the_list_shows_is_refused()
    {
        await this.ShouldBeRefused(Workplace.Web, "that are denied", image => Vulnerability(image)["id"] = "CVE-2000-0001");
        await this.ShouldBeRefused(Workplace.Web, "with a score above", image =>
        {
            Rule(image, "vulnerabilities.maxCvss")["desired"] = "at most 1.0";
            Vulnerability(image)["cvss"] = 9.8;
        });
    }

    [Fact]
    public async Task A_scan_that_is_older_than_its_own_limit_or_from_after_the_run_is_refused()
    {
        await this.ShouldBeRefused(Workplace.Web, "longer before the run than it allows", image => image["scan"]!["scanTime"] = "2026-11-20T04:49:00+00:00");
        await this.ShouldBeRefused(Workplace.Web, "after the run", image => image["scan"]!["scanTime"] = "2026-11-20T09:00:00+00:00");
    }

    [Theory]
    [InlineData("status", "NOT_SCAN")]
    [InlineData("error", "timeout")]
    public async Task A_scan_that_its_own_snapshot_does_not_prove_is_refused(string property, string value)
    {
        await this.ShouldBeRefused(Workplace.Web, "it is met, but the virus scan", image => image["scan"]!["types"]!["virus"]![property] = value);
        await this.ShouldBeRefused(Workplace.Web, "progress", image => image["scan"]!["progress"] = 40);
    }

    [Fact]
    public async Task A_policy_that_governs_without_rules_or_rules_without_a_policy_are_refused()
    {
        await this.ShouldBeRefused(Workplace.Web, "it is said to be governed by strict", image => image["governance"]!["policies"]![0]!["name"] = "strict");
    }

    [Fact]
    public async Task An_unchanged_result_is_shown()
    {
        foreach (var image in new[] { Workplace.Web, Workplace.Api, Workplace.Unlicensed })
        {
            await this.JudgeAsync(image);
            (await this.place.RunAsync("show", this.place.In("run.json"))).Error.Should().BeEmpty();
        }
    }

    private async Task JudgeAsync(string image)
    {
        var ending = await this.place.JudgeAsync(image, "run.json", "every.yaml", "--output", "sarif=" + this.place.In("all.sarif"));
        ending.Exit.Should().NotBe(1, ending.Error);
    }

    private async Task ShouldBeRefused(string image, string why, Action<JsonNode> change)
    {
        await this.JudgeAsync(image);
        var json = JsonNode.Parse(this.place.Read("run.json"))!;
        change(json["images"]![0]!);
        Recompute(json);
        this.place.Write("run.json", json.ToJsonString());
        var file = this.place.In("run.json");

        foreach (var args in new string[][]
        {
            ["show", file], ["merge", file], ["apply", image, "--policy", this.place.In("every.yaml"), "--emulate", this.place.In("world.yaml"), "--baseline", file],
        })
        {
            var ending = await this.place.RunAsync(args);
            (ending.Exit, ending.Out).Should().Be((1, ""), $"{args[0]}: {ending.Error}");
            ending.Error.Should().Contain("error TG110").And.Contain(why);
        }
    }

    private static JsonNode Rule(JsonNode image, string id) => image["rules"]!.AsArray().Single(rule => (string)rule!["id"]! == id)!;

    private static JsonNode Vulnerability(JsonNode image) => image["findings"]!.AsArray().First(finding => (string)finding!["kind"]! == "vulnerability")!;

    private static void Meet(JsonNode image, string id, int count)
    {
        var rule = Rule(image, id);
        rule["outcome"] = "met";
        rule["actual"] = new JsonObject { ["count"] = count };
    }

    // Whoever changes a rule changes the verdicts as well, so that they alone do not give it away.
    private static void Recompute(JsonNode json)
    {
        var image = json["images"]![0]!;
        var outcomes = image["rules"]!.AsArray().Select(rule => (string)rule!["outcome"]!).ToList();
        var verdict = outcomes.Contains("violated") ? "not-met" : outcomes.Contains("unknown") ? "undecided" : "met";
        image["verdict"] = verdict;
        json["verdict"] = verdict;
    }
}
