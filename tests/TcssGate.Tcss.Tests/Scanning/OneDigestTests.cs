using TcssGate.Core.Evaluation;
using TcssGate.Emulator;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Scanning;
using TcssGate.Tcss.Scanning.Registries;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>One digest that TCSS lists in several rows, under other tags and in other registries, is one content.</summary>
public sealed class OneDigestTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web";
    private const string Digest = "sha256:7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
    private const string Pinned = $"{Web}@{Digest}";

    [Theory]
    [InlineData("exact")]
    [InlineData("fuzzy")]
    [InlineData("ignored")]
    [InlineData("refused")]
    public void Every_name_of_the_digest_is_known_whatever_the_service_does_with_filters(string filters)
    {
        var world = $$"""
            quirks: { filters: {{filters}}, duplicateRows: true }
            registries: [{ name: ccr-default }, { name: harbor-one, type: harbor }]
            images:
              - { repository: {{Web}}, tag: latest, digest: one, scanned: 1h }
              - { repository: {{Web}}, tag: "1.4.2", digest: one, scanned: 1h }
              - { repository: {{Web}}, tag: "1.4.1", digest: two, scanned: 1h }
              - { repository: harbor.example.com/base/web, tag: "1", digest: one, registry: harbor-one, scanned: 1h }
            """;

        var found = FlowRun.In(world).Resolve($"{Web}:1.4.2@{EmulatedDigest.Of("one")}");

        found.Listed!.Image.ToString().Should().Be($"{Web}:1.4.2");
        found.KnownAs.Select(image => image.ToString()).Should().Equal($"{Web}:1.4.2", $"{Web}:latest", "harbor.example.com/base/web:1");
    }

    [Fact]
    public void A_row_that_came_again_with_another_digest_no_longer_names_the_first_one()
    {
        var before = RowOf("one");
        var after = RowOf("two");

        var index = new RowIndex(new ImageListing([before, after]));

        index.RowsOf(before.Image).Should().BeEmpty();
        index.RowsOf(after.Image).Should().Equal(after);
    }

    [Fact]
    public void A_row_without_a_licence_says_nothing_against_one_with_a_scan()
    {
        var run = FlowRun.In(World("{ tag: \"1.4.2\", licensed: false }", "{ tag: latest, scanned: 1h }"));

        var result = run.Judge(Pinned);

        result.Verdict.Should().BeOfType<Verdict.Met>();
        result.Image!.ToString().Should().Be($"{Web}:1.4.2");
        result.ScannedRow!.ToString().Should().Be($"{Web}:latest");
        result.Rules[0].Actual.ToString().Should().EndWith($", listed as {Web}:latest");
        run.CallsOf("CreateAssetImageRegistryScanTask").Should().Be(0);
    }

    [Theory]
    [InlineData(Web + ":1.4.2")]
    [InlineData(Pinned)]
    public void The_row_that_has_a_licence_is_scanned(string image)
    {
        var run = FlowRun.In(World("{ tag: \"1.4.2\", licensed: false }", "{ tag: latest, scan: { takes: 10s } }"));

        run.Judge(image).Should().Match<ImageResult>(result => result.Origin == ScanOrigin.Triggered && result.Verdict is Verdict.Met);
        run.Cloud.Calls.Count(call => call.Action == "CreateAssetImageRegistryScanTask").Should().Be(1);
    }

    [Fact]
    public void The_row_whose_scan_runs_is_joined()
    {
        var run = FlowRun.In(World("{ tag: \"1.4.2\" }", "{ tag: latest, scan: { takes: 30s, running: { since: 5s } } }"));

        run.Judge(Pinned).Origin.Should().Be(ScanOrigin.Joined);
        run.CallsOf("CreateAssetImageRegistryScanTask").Should().Be(0);
    }

    [Theory]
    [InlineData("1h", "2h", "1.4.2")]
    [InlineData("2h", "1h", "latest")]
    public void The_newest_complete_scan_counts(string first, string second, string expected) =>
        FlowRun.In(World($"{{ tag: \"1.4.2\", scanned: {first} }}", $"{{ tag: latest, scanned: {second} }}"))
            .Judge(Pinned).ScannedRow!.ToString().Should().Be($"{Web}:{expected}");

    [Theory]
    [InlineData("1.4.2", "latest")]
    [InlineData("latest", "1.4.2")]
    public void A_violation_in_any_complete_and_fresh_scan_counts_and_its_row_is_named(string clean, string infected)
    {
        var world = World($"{{ tag: \"{clean}\", scanned: 1h }}", $"{{ tag: \"{infected}\", scanned: 2h, viruses: {{ count: 1 }} }}");

        foreach (var image in new[] { Pinned, $"{Web}:1.4.2@{Digest}", $"{Web}:1.4.2" })
        {
            var result = FlowRun.In(world).Judge(image);
            result.Verdict.Should().BeOfType<Verdict.NotMet>();
            result.ScannedRow!.ToString().Should().Be($"{Web}:{infected}");
        }

        FlowRun.In(world).Plan(Pinned).Verdict.Should().BeOfType<Verdict.NotMet>();
    }

    [Fact]
    public void A_violation_in_a_scan_that_is_too_old_does_not_count() =>
        FlowRun.In(World("{ tag: \"1.4.2\", scanned: 1h }", "{ tag: latest, scanned: 48h, viruses: { count: 1 } }"))
            .Judge(Pinned).Verdict.Should().BeOfType<Verdict.Met>();

    [Theory]
    [InlineData("true", "false", false)]
    [InlineData("false", "true", false)]
    [InlineData("true", "true", true)]
    [InlineData("true", "null", true)]
    public void It_is_trusted_only_when_no_row_says_no(string first, string second, bool isMet)
    {
        var run = FlowRun.In(World($"{{ tag: \"1.4.2\", scanned: 1h, trusted: {first} }}", $"{{ tag: latest, licensed: false, trusted: {second} }}"));

        var verdict = run.Judge(Pinned, "{ version: 1, name: p, desired: { trusted: true } }").Verdict;

        (verdict is Verdict.Met).Should().Be(isMet);
        (verdict is Verdict.NotMet).Should().Be(!isMet);
    }

    [Theory]
    [InlineData("omit: [ImageDigest]", "false", false)]
    [InlineData("omit: [ImageDigest]", "true", true)]
    [InlineData("omit: [Id]", "false", false)]
    [InlineData("fields: { ImageRepoAddress: null }", "null", false)]
    public void A_row_that_may_be_of_the_digest_and_does_not_say_yes_leaves_trust_unknown(string lack, string trusted, bool isMet)
    {
        var run = FlowRun.In(World("{ tag: \"1.4.2\", scanned: 1h, trusted: true }", $"{{ tag: latest, scanned: 1h, trusted: {trusted}, {lack} }}"));

        var verdict = run.Judge(Pinned, "{ version: 1, name: p, desired: { trusted: true } }").Verdict;

        (verdict is Verdict.Met).Should().Be(isMet);
        (verdict is Verdict.Undecided).Should().Be(!isMet);
    }

    [Fact]
    public void An_old_result_of_another_row_does_not_take_the_place_of_a_scan_that_was_asked_for()
    {
        var run = FlowRun.In(World("{ tag: \"1.4.2\", scanned: 1h, scan: { takes: 5s, failStatus: SCAN_ERR } }", "{ tag: latest, licensed: false, scanned: 2h }"));
        run.Adjust = order => order with { Rescan = true };

        run.Judge(Pinned).Verdict.Should().BeOfType<Verdict.Undecided>();
    }

    [Fact]
    public void A_name_without_a_host_is_allowed_only_when_every_registry_that_holds_it_is()
    {
        const string World = """
            registries: [{ name: ccr-default }, { name: harbor-one, type: harbor }]
            images:
              - { repository: ccr.ccs.tencentyun.com/shop/web, tag: "1", digest: one, scanned: 1h }
              - { repository: harbor.example.com/shop/web, tag: "1", digest: one, registry: harbor-one, scanned: 1h }
            """;

        FlowRun.In(World).Judge("shop/web:1", "{ version: 1, name: p, desired: { registries: [ccr.*] } }").Verdict.Should().BeOfType<Verdict.NotMet>();
        FlowRun.In(World).Judge($"{Web}:1", "{ version: 1, name: p, desired: { registries: [CCR.*] } }").Verdict.Should().BeOfType<Verdict.Met>();
    }

    /// <summary>Random rows of one digest in random order, against what is true of them.</summary>
    [Fact]
    public void The_order_of_the_rows_never_matters()
    {
        var random = new Random(9);
        for (var round = 0; round < 60; round++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 5)).Select(at => GeneratedRow.Next(random, $"v{at}")).ToList();
            var image = random.Next(3) switch { 0 => $"{Web}:v0", 1 => $"{Web}:v0@{Digest}", _ => Pinned };

            var one = Judged(rows, image);
            var other = Judged([.. rows.OrderBy(_ => random.Next())], image);

            var world = string.Join("\n", rows);
            other.Should().Be(one, world);
            (one.Verdict == "met").Should().Be(GeneratedRow.IsClean(rows), $"{image}\n{world}");
        }
    }

    private static (string Verdict, string Row) Judged(List<GeneratedRow> rows, string image)
    {
        var result = FlowRun.In(World([.. rows.Select(row => row.ToString())])).Judge(image, "{ version: 1, name: p, desired: { viruses: 0, trusted: true } }");
        return (result.Verdict switch { Verdict.Met => "met", Verdict.NotMet => "not met", _ => "undecided" }, result.ScannedRow!.ToString());
    }

    private static string World(params string[] rows) =>
        "images:\n" + string.Join("\n", rows.Select(row => $"  - {{ repository: {Web}, digest: one, {row.TrimStart('{', ' ')}"));

    private sealed record GeneratedRow(string Tag, int? Hours, bool Licensed, bool Infected, bool Trusted)
    {
        private static readonly int?[] Ages = [null, 1, 2, 3, 48];

        public static GeneratedRow Next(Random random, string tag) =>
            new(tag, Ages[random.Next(Ages.Length)], random.Next(3) > 0, random.Next(5) == 0, random.Next(6) > 0);

        // A scan that is started finds what the row has; of several rows that can be scanned it is the first by name, v0, which is also the one that is named.
        public static bool IsClean(List<GeneratedRow> rows)
        {
            var fresh = rows.Where(row => row.Hours is <= 24).ToList();
            var counts = fresh.Count > 0 ? fresh : [.. rows.Where(row => row.Licensed).Take(1)];
            return counts.Count > 0 && counts.TrueForAll(row => !row.Infected) && rows.TrueForAll(row => row.Trusted);
        }

        public override string ToString() =>
            $"{{ tag: {this.Tag}, licensed: {(this.Licensed ? "true" : "false")}, trusted: {(this.Trusted ? "true" : "false")}, scan: {{ takes: 5s }}"
            + (this.Hours is { } hours ? $", scanned: {hours}h" : "") + (this.Infected ? ", viruses: { count: 1 } }" : " }");
    }

    private static ListedImage RowOf(string digest) => new(
        new Core.Images.RegistryImage(1, Web, "1", Core.Images.Digest.FromApi(EmulatedDigest.Of(digest)), "ccr", "", ""), new Core.Scans.ScanSnapshot());
}
