using System.Text;
using System.Text.Json.Nodes;
using TcssGate.Reports.Plan;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Plan;

public sealed class PlanFileTests
{
    // No writer writes one, so it takes the place of this word.
    private const string LoneSurrogate = "\"LONE\"";

    private static readonly string Mixed = Text("mixed");

    public static TheoryData<string> Names => [.. SamplePlans.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_plan_that_is_saved_and_read_is_the_same_in_every_format(string sample)
    {
        var read = PlanFile.Read(Text(sample)).Should().BeOfType<PlanReading.Whole>().Which.Plan;

        foreach (var format in PlanWriter.Formats)
        {
            PlanGoldenTests.Bytes(format, read).Should().Equal(PlanGoldenTests.Bytes(format, SamplePlans.ByName[sample]));
        }
    }

    [Fact]
    public void A_plan_that_is_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Mixed.TrimEnd().Length; length += 7)
        {
            PlanFile.Read(Mixed[..length]).Should().BeOfType<PlanReading.Refused>().Which.Why.Should().Contain("plan again");
        }
    }

    [Fact]
    public void A_plan_that_lacks_any_of_its_lines_is_refused_or_no_less_whole()
    {
        var lines = Mixed.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var damaged = string.Join('\n', lines.Where((_, line) => line != at));

            // Some lines only say again what the others say; the plan that is read is then complete.
            if (PlanFile.Read(damaged) is PlanReading.Whole whole)
            {
                whole.Plan.Images.Should().HaveCount(SamplePlans.Mixed.Images.Count);
                whole.Plan.Images.Zip(SamplePlans.Mixed.Images).Should().OnlyContain(pair => pair.First.Rules.Count == pair.Second.Rules.Count && pair.First.Scan.Equals(pair.Second.Scan));
            }
        }
    }

    [Theory]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 2", "has version 2 of the format, and this program reads version 1")]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": \"1\"", "does not say which version")]
    [InlineData("\"kind\": \"tcss-gate/plan\"", "\"kind\": \"terraform\"", "is no plan of tcss-gate")]
    [InlineData("\"desired.viruses\": \"0\"", "\"desired.viruses\": \"9\"", "the fingerprint of its policy production does not fit")]
    [InlineData("\"step\": \"start\"", "\"step\": \"pause\"", "the step \"pause\" is not known")]
    [InlineData("\"sync\": \"tag-alone\"", "\"sync\": \"maybe\"", "does not say what \"maybe\" is")]
    [InlineData("shop/web:1.4.2@sha256:aa", "shop/web:1.4.2@sha256:zz", "is no image")]
    [InlineData("\"timeoutSeconds\": null", "\"timeoutSeconds\": -1", "its timeout is -1 s")]
    [InlineData("\"timeoutSeconds\": null", "\"timeoutSeconds\": 1e300", "its timeout is")]
    [InlineData("\"endpoint\": \"https://tcss.tencentcloudapi.com\"", "\"endpoint\": null", "cut off or damaged")]
    [InlineData("shop/api:2.0.0@", "shop/web:1.4.2@", "has an image twice")]
    public void What_no_plan_says_is_refused_and_named(string was, string became, string why)
    {
        Mixed.Should().Contain(was);

        PlanFile.Read(Mixed.Replace(was, became, StringComparison.Ordinal)).Should().BeOfType<PlanReading.Refused>().Which.Why.Should().Contain(why);
    }

    [Fact]
    public void A_saved_result_is_told_from_a_plan()
    {
        var result = Report.Of(ReportFormat.Json, SampleResults.AllMet);

        PlanFile.IsPlan(result).Should().BeFalse();
        PlanFile.IsPlan(Mixed).Should().BeTrue();
        PlanFile.Read(result).Should().BeOfType<PlanReading.Refused>().Which.Why.Should().Contain("is a saved result, not a plan");
    }

    [Fact]
    public void Whatever_stands_in_the_place_of_a_value_a_plan_is_read_or_refused()
    {
        foreach (var value in new[] { "null", "true", "-1", "1e400", "\"x\"", LoneSurrogate, "{}", "[]", "[null]" })
        {
            for (var at = 0; ; at++)
            {
                var root = JsonNode.Parse(Mixed)!;
                if (Places(root).Skip(at).FirstOrDefault() is not { } place)
                {
                    break;
                }

                place.ReplaceWith(JsonNode.Parse(value));
                var text = root.ToJsonString().Replace(LoneSurrogate, "\"\\ud800\"", StringComparison.Ordinal);
                var read = () => PlanFile.Read(text);

                read.Should().NotThrow($"{value} stands at {at}");
            }
        }
    }

    [Fact]
    public void A_depth_that_no_plan_has_is_refused()
    {
        PlanFile.Read(new string('[', 100_000)).Should().BeOfType<PlanReading.Refused>();
    }

    private static IEnumerable<JsonNode> Places(JsonNode node) => node switch
    {
        JsonObject map => map.Select(entry => entry.Value).OfType<JsonNode>().SelectMany(value => Places(value).Prepend(value)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(value => Places(value).Prepend(value)),
        _ => [],
    };

    private static string Text(string sample) => Encoding.UTF8.GetString(PlanGoldenTests.Bytes(ReportFormat.Json, SamplePlans.ByName[sample]));
}
