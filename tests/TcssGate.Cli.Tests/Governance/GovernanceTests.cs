using TcssGate.Cli.Tests.Saved;

namespace TcssGate.Cli.Tests.Governance;

/// <summary>Which policies and waivers apply does not depend on how the reference is written.</summary>
public sealed class GovernanceTests : IDisposable
{
    private const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Web = "ccr.ccs.tencentyun.com/shop/web";

    private readonly Workplace place = new();

    public GovernanceTests()
    {
        this.World();
        this.place.Write("all.yaml", "{ version: 1, name: all, desired: { viruses: 0 } }");
        this.place.Write("tagged.yaml", $"{{ version: 1, name: tagged, images: ['{Web}:1.*'], desired: {{ vulnerabilities: 0 }} }}");
        this.place.Write("other.yaml", "{ version: 1, name: other, images: ['ccr.ccs.tencentyun.com/shop/api'], desired: { vulnerabilities: 0 } }");
    }

    public void Dispose() => this.place.Dispose();

    [Theory]
    [InlineData($"{Web}:1.4.2")]
    [InlineData($"{Web}@{Digest}")]
    [InlineData($"{Web}:1.4.2@{Digest}")]
    public async Task A_policy_for_a_tag_governs_the_image_however_the_reference_is_written(string image)
    {
        var gate = await this.ApplyAsync(image, "all.yaml", "tagged.yaml", "other.yaml");

        gate.Exit.Should().Be(2, gate.Out + gate.Error);
        gate.Out.Should().Contain("policies").And.Contain("tagged.yaml)").And.MatchRegex("not governed by +other \\(.*other.yaml\\)").And.MatchRegex("✗ +tagged +vulnerabilities");
    }

    [Theory]
    [InlineData($"{Web}:1.4.2")]
    [InlineData($"{Web}@{Digest}")]
    public async Task A_plan_states_and_goes_by_the_same_policies(string image)
    {
        var plan = await this.place.RunAsync(["plan", image, .. this.Given("all.yaml", "tagged.yaml", "other.yaml")]);

        plan.Out.Should().Contain("tagged.yaml)").And.MatchRegex("not governed by +other");
    }

    [Fact]
    public async Task The_scan_requirements_of_a_policy_that_only_a_listed_name_shows_are_met_too()
    {
        this.place.Write("narrow.yaml", "{ version: 1, name: narrow, scan: { types: [cve] }, desired: { vulnerabilities: 5 } }");
        this.place.Write("fresh.yaml", $"{{ version: 1, name: fresh, images: ['{Web}:1.4.2'], scan: {{ maxAge: 1h }}, desired: {{ viruses: 0 }} }}");

        var gate = await this.ApplyAsync($"{Web}@{Digest}", "narrow.yaml", "fresh.yaml");

        (gate.Exit, gate.Error).Should().Match<(int Exit, string Error)>(end => end.Exit == 0, gate.Out + gate.Error);
        gate.Out.Should().Contain("started by this run").And.Contain("cve, virus, risk scanned, at most 1h ago");
    }

    [Fact]
    public async Task An_image_that_no_policy_governs_by_any_name_is_an_error_and_nothing_is_scanned()
    {
        var gate = await this.ApplyAsync($"{Web}@{Digest}", "other.yaml");

        gate.Should().Be(new Ending(1, "", gate.Error));
        gate.Error.Should().Contain($"error: no policy governs {Web}@{Digest}; add a pattern for it to \"images\" of other").And.NotContain("scanning");
    }

    [Theory]
    [InlineData($"{Web}:1.4.2")]
    [InlineData($"{Web}@{Digest}")]
    public async Task A_waiver_for_every_tag_applies_to_a_digest(string image)
    {
        this.Waive($"{Web}:*");

        (await this.ApplyAsync(image, "waiving.yaml")).Exit.Should().Be(0);
    }

    [Fact]
    public async Task A_waiver_that_does_not_match_every_tag_of_the_digest_is_left_out_and_every_report_says_so()
    {
        this.World($"\n  - {{ repository: {Web}, tag: latest, digest: '{Digest}', scanned: 2h, vulnerabilities: [{{ id: CVE-2024-1000, level: high, component: a, version: '1' }}] }}");
        this.Waive($"{Web}:1.*");
        var (junit, markdown, html, json) = (this.place.In("gate.xml"), this.place.In("gate.md"), this.place.In("gate.html"), this.place.In("gate.json"));

        var gate = await this.place.RunAsync(
            ["apply", $"{Web}@{Digest}", .. this.Given("waiving.yaml"), "-o", "text", "-o", $"junit={junit}", "-o", $"markdown={markdown}", "-o", $"html={html}", "-o", $"json={json}"]);

        gate.Exit.Should().Be(2, gate.Error);
        gate.Out.Should().Contain("1 waiver left out").And.Contain($"does not match {Web}:latest");
        File.ReadAllText(junit).Should().Contain($"left out: the waiver of CVE-2024-1000 (waiving, line 5) does not match {Web}:latest");
        File.ReadAllText(markdown).Should().Contain("**A waiver was left out:** CVE-2024-1000 (waiving, line 5)");
        File.ReadAllText(html).Should().Contain("A waiver was left out:").And.Contain($"does not match {Web}:latest");
        File.ReadAllText(json).Should().Contain("\"leftOutWaivers\": [").And.Contain($"\"{Web}:latest\"");
        (await this.place.RunAsync("show", json)).Out.Should().Be(gate.Out);
    }

    private void World(string more = "") => this.place.Write("world.yaml", $$"""
        version: 1
        clock: { now: 2026-11-20T08:00:00Z, speed: 1000 }
        images:
          - { repository: {{Web}}, tag: '1.4.2', digest: '{{Digest}}', scanned: 2h, scan: { takes: 2s }, vulnerabilities: [{ id: CVE-2024-1000, level: high, component: a, version: '1' }] }{{more}}

        """);

    private void Waive(string pattern) => this.place.Write("waiving.yaml", $$"""
        version: 1
        name: waiving
        desired: { vulnerabilities: 0 }
        waivers:
          - { id: CVE-2024-1000, images: ["{{pattern}}"], reason: not reachable, owner: team, expires: 2099-01-01 }

        """);

    private Task<Ending> ApplyAsync(string image, params string[] policies) => this.place.RunAsync(["apply", image, .. this.Given(policies)]);

    private string[] Given(params string[] policies) => [.. policies.SelectMany(policy => new[] { "--policy", this.place.In(policy) }), "--emulate", this.place.In("world.yaml")];
}
