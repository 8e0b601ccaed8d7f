namespace TcssGate.Cli.Tests.Nodes;

/// <summary>What proves an image in an audit of nodes: its detail, unless its row shows a violation or <c>--by-row</c> is given.</summary>
public sealed class NodeAuditTests : IDisposable
{
    private const string Detail = "DescribeAssetImageDetail";

    private const string NeverScannedForViruses = "{ name: \"web:1\", id: w1, scanned: 1h, fields: { ScanVirusProgress: PROGRESS } }";

    private readonly GateRun run = new();

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("101")]
    public void A_row_that_looks_perfect_does_not_pass_when_the_detail_does_not_prove_a_type(string progress)
    {
        this.run.Serve($"nodeImages: [{NeverScannedForViruses.Replace("PROGRESS", progress, StringComparison.Ordinal)}]");

        this.Audit().Should().Be(3, this.run.Error);

        this.run.Out.Should().Contain("Undecided: 1 of 1 image").And.Contain("virus scan").And.NotContain("BY ROW");
    }

    [Fact]
    public void A_progress_that_the_detail_lacks_is_unknown()
    {
        this.run.Serve("nodeImages: [{ name: \"web:1\", id: w1, scanned: 1h, omit: [ScanVirusProgress] }]");

        this.Audit().Should().Be(3, this.run.Error);

        this.run.Out.Should().Contain("TCSS does not say how far the virus scan got");
    }

    [Fact]
    public void By_row_takes_the_row_for_a_proof_and_every_report_says_so()
    {
        var cloud = this.run.Serve($"nodeImages: [{NeverScannedForViruses.Replace("PROGRESS", "null", StringComparison.Ordinal)}]");
        string[] formats = ["json", "text", "markdown", "html", "junit", "gitlab-container-scanning"];

        this.Audit(["--by-row", .. formats.SelectMany(format => new[] { "-o", $"{format}={Path.Combine(this.run.Folder.Path, format)}" }), "-o", "text"]).Should().Be(0, this.run.Error);

        cloud.Calls.Should().NotContain(call => call.Action == Detail);
        this.run.Error.Should().Contain("note: --by-row takes an image on nodes by its row");
        this.run.Out.Should().Contain("BY ROW: 1 of 1 image proved by rows alone (--by-row)").And.EndWith("BY ROW.\n");
        foreach (var format in formats)
        {
            File.ReadAllText(Path.Combine(this.run.Folder.Path, format)).Should().ContainAny("BY ROW", "\"provedBy\": \"row\"", "name=\"provedBy\" value=\"row\"");
        }
    }

    [Fact]
    public void A_plan_says_that_it_takes_rows_for_a_proof()
    {
        this.run.Serve("nodeImages: [{ name: \"web:1\", id: w1, scanned: 1h }]");

        this.run.Run("plan", "--source", "node", "--all", "--by-row", "-p", this.run.Policy).Should().Be(0, this.run.Error);

        this.run.Out.Should().Contain("BY ROW: 1 of 1 image").And.EndWith("BY ROW.\n");
    }

    [Fact]
    public void A_saved_result_keeps_that_a_row_was_taken_for_a_proof()
    {
        this.run.Serve("nodeImages: [{ name: \"web:1\", id: w1, scanned: 1h }]");
        var saved = Path.Combine(this.run.Folder.Path, "saved.json");
        this.Audit("--by-row", "-o", $"json={saved}").Should().Be(0, this.run.Error);

        this.run.Run("show", saved).Should().Be(0, this.run.Error);

        this.run.Out.Should().Contain("BY ROW: 1 of 1 image");
    }

    [Fact]
    public void An_image_whose_row_shows_a_violation_needs_no_detail_and_every_other_has_one()
    {
        var cloud = this.run.Serve("""
            nodeImages:
              - { name: "clean-{n}:1", count: 30, scanned: 1h }
              - { name: "infected-{n}:1", count: 20, scanned: 1h, viruses: { count: 1 } }
            """);

        this.Audit().Should().Be(2, this.run.Error);

        cloud.Calls.Count(call => call.Action == Detail).Should().Be(30);
        this.run.Out.Should().Contain("Not met: 20 of 50 images.").And.NotContain("BY ROW");
    }

    [Fact]
    public void What_a_row_shows_is_not_enough_where_an_override_would_accept_it()
    {
        var cloud = this.run.Serve("nodeImages: [{ name: \"web:1\", id: w1, scanned: 1h, viruses: { count: 1 } }]");
        var soft = this.run.Folder.Write("soft.yaml", "{ version: 1, name: soft, desired: { viruses: { max: 0, enforcement: soft } } }");

        this.run.Run("apply", "--source", "node", "--all", "--override", "known", "-p", soft).Should().Be(0, this.run.Error);

        cloud.Calls.Should().Contain(call => call.Action == Detail);
    }

    [Fact]
    public void Names_of_one_image_share_its_detail_and_a_violation_under_one_name_counts_under_all()
    {
        var cloud = this.run.Serve("nodeImages: [{ name: \"web-{n}:1\", count: 40, scanned: 1h }]");

        this.Audit().Should().Be(0, this.run.Error);

        cloud.Calls.Count(call => call.Action == Detail).Should().Be(40);
    }

    [Fact]
    public void Details_are_read_at_the_pace_that_the_service_allows_and_that_is_said_before()
    {
        var cloud = this.run.Serve("nodeImages: [{ name: \"web-{n}:1\", count: 400, scanned: 1h }]");
        var start = this.run.Time.GetUtcNow();

        this.Audit().Should().Be(0, this.run.Error);

        this.run.Error.Should().Contain("note: the detail of each image is read, at most 20 a second: up to 20s");
        (this.run.Time.GetUtcNow() - start).Should().BeLessThan(TimeSpan.FromSeconds(30));
        cloud.Calls.Count.Should().BeLessThanOrEqualTo(410);
        cloud.Calls.Should().NotContain(call => call.Action.StartsWith("Create", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("error: --by-row is for audits", "--source", "node", "web:1")]
    [InlineData("error: --by-row is for images on nodes", "--all")]
    public void By_row_is_for_audits_of_nodes(string error, params string[] args)
    {
        this.run.Run(["apply", "--by-row", "-p", this.run.Policy, .. args]).Should().Be(1);

        this.run.Error.Should().Contain(error);
    }

    [Fact]
    public void The_variable_asks_for_rows_too()
    {
        var cloud = this.run.Serve("nodeImages: [{ name: \"web:1\", id: w1, scanned: 1h }]");
        this.run.Variables["TCSS_GATE_BY_ROW"] = "true";

        this.Audit().Should().Be(0, this.run.Error);

        cloud.Calls.Should().NotContain(call => call.Action == Detail);
    }

    public void Dispose() => this.run.Dispose();

    private int Audit(params string[] more) => this.run.Run(["apply", "--source", "node", "--all", "-p", this.run.Policy, .. more]);
}
