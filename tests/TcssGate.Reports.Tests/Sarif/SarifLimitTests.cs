using System.IO.Compression;
using System.Text.Json;
using TcssGate.Core.Findings;
using TcssGate.Reports.Sarif;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Sarif;

public sealed class SarifLimitTests
{
    [Theory]
    [InlineData(4_999, 0)]
    [InlineData(5_000, 1)]
    [InlineData(30_000, 25_001)]
    public void A_run_holds_five_thousand_results_and_says_how_many_it_leaves_out(int vulnerabilities, int leftOut)
    {
        // One more result is the violated rule.
        var file = SarifFile.Of(SampleResults.Many with
        {
            Images = [SampleResults.Many.Images[0] with { Findings = SampleFindings.Vulnerabilities(vulnerabilities) }],
        });

        file.Results.Should().HaveCount(vulnerabilities + 1 - leftOut);
        file.Notes.Should().HaveCount(leftOut == 0 ? 0 : 1);
        file.Notes.All(note => note.StartsWith(leftOut == 1 ? "1 result left out" : "25001 results left out")).Should().BeTrue();
    }

    [Fact]
    public void The_least_severe_results_are_left_out_and_violated_rules_stay()
    {
        var findings = SampleFindings.Vulnerabilities(100);
        var image = SampleImages.Violated() with { Findings = findings };

        var file = SarifFile.Of(SampleResults.Of(image), SarifLimits.GitHub with { Results = 46 });

        file.RuleIds.Should().HaveCount(46);
        file.RuleIds.Take(6).Should().OnlyContain(id => id.StartsWith("policy:"));
        file.RuleIds.Skip(6).Should().BeEquivalentTo(findings.Where(found => found.Severity >= Severity.Critical).Select(found => found.Id));
    }

    [Theory]
    [InlineData(20, 20, 0)]
    [InlineData(21, 20, 1)]
    public void A_file_holds_twenty_runs_and_says_which_it_leaves_out(int images, int runs, int notes)
    {
        var file = SarifFile.Of([.. Enumerable.Range(1, images).Select(number => SampleImages.Met($"shop/web{number}"))]);

        file.Runs.Should().HaveCount(runs);
        file.Notes.Should().HaveCount(notes);
        file.Notes.All(note => note.Contains("shop/web21")).Should().BeTrue();
    }

    [Fact]
    public void Of_too_many_runs_the_worst_stay()
    {
        var met = Enumerable.Range(1, 20).Select(number => SampleImages.Met($"shop/web{number}"));

        SarifFile.Of([.. met, SampleImages.Violated()]).Categories.Should().Contain("tcss-gate/ccr.ccs.tencentyun.com/shop/api/");
    }

    // How well the same text packs depends a little on the pieces it comes in.
    [Theory]
    [InlineData(1.1, 538)]
    [InlineData(0.9, 269)]
    public void A_file_is_cut_until_its_gzip_fits(double share, int results)
    {
        var limits = SarifLimits.GitHub with { Results = 538 };
        var size = Gzip(SarifFile.Bytes(SampleResults.Many, limits));

        var file = SarifFile.Of(SampleResults.Many, limits with { GzipBytes = (int)(size * share) });

        file.Results.Should().HaveCount(results);
        file.Notes.Should().HaveCount(results == 538 ? 0 : 1);
    }

    [Fact]
    public void Runs_of_text_that_hardly_packs_are_cut_to_what_is_accepted()
    {
        var random = new Random(1);
        var images = Enumerable.Range(1, 4).Select(number => SampleImages.Met($"shop/web{number}") with
        {
            Findings = [.. SampleFindings.Vulnerabilities(1_500).Select(found => found with { Description = Noise(random) })],
        });

        var bytes = SarifFile.Bytes(SampleResults.Of([.. images]));

        Gzip(bytes).Should().BeInRange(4_000_000, 10_000_000);
        new SarifFile(JsonDocument.Parse(bytes).RootElement).Notes.Should().HaveCount(4);
    }

    [Fact]
    public void No_text_is_longer_than_accepted()
    {
        var file = SarifFile.Of(SampleResults.Hostile);

        file.Runs.Should().ContainSingle();
        Texts(file.Runs[0]).Should().OnlyContain(text => text.Length <= SarifLimits.TextLength);
        file.Rules.Select(rule => SarifFile.Text(rule, "id")).Should().OnlyContain(id => id.Length <= SarifLimits.NameLength);
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private static string Noise(Random random) => string.Concat(Enumerable.Range(0, 1024).Select(_ => (char)random.Next(0x4E00, 0x9FA5)));

    private static int Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return (int)packed.Length;
    }
}
