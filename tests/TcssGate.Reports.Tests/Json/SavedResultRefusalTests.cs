using System.Text;
using System.Text.Json.Nodes;
using TcssGate.Core.Evaluation;
using TcssGate.Reports.Json;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Json;

/// <summary>What the writer cannot have written is refused, with its place.</summary>
public sealed class SavedResultRefusalTests
{
    // Every property is there, and at least once it is not null.
    private static readonly GateResult Everything = SampleResults.Of(
        SampleImages.Violated(), SampleImages.Waived(), SampleImages.Undecided(), SampleImages.Overridden());

    [Theory]
    [InlineData("2", "2")]
    [InlineData("0", "0")]
    [InlineData("1.5", "1.5")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    [InlineData("\"1\"", "\"1\"")]
    public void Another_version_of_the_format_says_which_is_read(string version, string shown) =>
        Saved.Refusal($$"""{"formatVersion": {{version}}, "whatever": 1}""").Should().Be(
            $"result.json:1:19: error TG109: the format version is {shown}, and this program reads version 1 "
            + "(read it with the version of tcss-gate that wrote it, or run the gate again with this one)");

    [Fact]
    public void A_file_that_is_cut_off_is_refused_wherever_it_is_cut()
    {
        var whole = Saved.Bytes(SampleResults.Waived);
        var end = whole.AsSpan().TrimEnd("\n"u8).Length;
        for (var length = 1; length < end; length++)
        {
            SavedResultReader.Read("result.json", whole.AsMemory(0, length), out var found).Should().BeNull();

            // Where a character of several bytes is cut, it is no text any more.
            found.Should().ContainSingle().Which.Code.Should().Match(code => code == "TG001" || code == "TG003");
        }
    }

    [Fact]
    public void A_file_that_is_cut_off_says_so_at_its_end() =>
        Saved.Refusal("{\n  \"formatVersion\": 1,\n  \"tool\": { \"na").Should().Be(
            "result.json:3:16: error TG001: the file ends here, in the middle: it was cut off (fetch it whole, or run the gate again)");

    [Theory]
    [InlineData("", "result.json: error TG004: the file is empty")]
    [InlineData(" \n", "result.json: error TG004: the file is empty")]
    [InlineData("<?xml version=\"1.0\"?>", "result.json:1:1: error TG001: the text is no JSON from here on")]
    [InlineData("{\n  \"formatVersion\": 1,\n  \"tööl\": }", "result.json:3:11: error TG001: the text is no JSON from here on")]
    [InlineData("{\"formatVersion\": 1,}", "result.json:1:21: error TG001: the text is no JSON from here on")]
    [InlineData("{} {}", "result.json:1:4: error TG001: the text is no JSON from here on")]
    [InlineData("{}", "result.json:1:1: error TG103: this is JSON of something else, not a saved result: there is no \"formatVersion\"")]
    [InlineData("[]", "result.json:1:1: error TG103: this is a list, not a saved result")]
    [InlineData("null", "result.json:1:1: error TG103: this is a single value, not a saved result")]
    [InlineData("{\"formatVersion\": null}", "result.json:1:19: error TG102: \"formatVersion\" is null, and is always known")]
    public void What_is_no_saved_result_is_refused(string text, string said) => Saved.Refusal(text).Should().StartWith(said);

    [Fact]
    public void Nesting_without_end_is_refused() => Saved.Refusal(new string('[', 100_000)).Should().Contain("nested too deep");

    [Fact]
    public void A_sarif_log_is_told_from_a_saved_result() =>
        Saved.Refusal(Report.Bytes(ReportFormat.Sarif, SampleResults.AllMet)).Should().Be(
            "result.json:1:1: error TG103: this is a SARIF log, not a saved result: there is no \"formatVersion\" (a saved result is what \"--output json=FILE\" writes)");

    [Fact]
    public void A_saved_plan_is_told_from_a_saved_result() =>
        Saved.Refusal("""{"kind": "tcss-gate/plan", "formatVersion": 1}""").Should().Be(
            "result.json:1:1: error TG104: this is a saved plan, not a saved result (\"tcss-gate apply FILE\" carries it out; "
            + "a saved result is what \"--output json=FILE\" writes)");

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 })]
    [InlineData(new byte[] { 0x7B, 0x22, 0xC3, 0x28, 0x22 })]
    public void What_is_no_text_is_refused(byte[] bytes) => Saved.Refusal(bytes).Should().StartWith("result.json: error TG003: the file is no text in UTF-8");

    [Fact]
    public void A_file_over_the_bound_is_refused_unread() =>
        Saved.Refusal(new byte[SavedResultReader.MostBytes + 1]).Should().StartWith("result.json: error TG002: the file is larger than 256 MiB");

    [Fact]
    public void Every_property_that_is_written_is_required_but_those_that_older_versions_did_not_write()
    {
        string[] added = ["environment", "governance", "leftOutWaivers"];
        foreach (var path in Objects(JsonNode.Parse(Saved.Bytes(Everything))!).SelectMany(Properties).Where(path => !added.Contains(path[^1])))
        {
            var said = Saved.Refusal(Everything, json =>
            {
                var (parent, key) = (At(json, path[..^1]), (string)path[^1]);
                parent.AsObject().Remove(key);
            });

            said.Should().Contain("error TG103").And.Contain($"\"{(path is [.., "actual", _] ? "unknown" : path[^1])}\"", string.Join('.', path));
        }
    }

    [Fact]
    public void No_property_can_be_of_another_kind()
    {
        foreach (var path in Objects(JsonNode.Parse(Saved.Bytes(Everything))!).SelectMany(Properties).Where(path => path is not ["formatVersion"]))
        {
            var said = Saved.Refusal(Everything, json =>
            {
                var (parent, key) = (At(json, path[..^1]), (string)path[^1]);
                parent[key] = parent[key] is JsonObject or JsonArray ? JsonValue.Create("text") : new JsonArray();
            });

            said.Should().Contain("error TG102", string.Join('.', path));
        }
    }

    [Theory]
    [InlineData("met")]
    [InlineData("undecided")]
    [InlineData("METT")]
    public void A_verdict_that_is_not_the_one_of_its_rules_is_never_believed(string verdict)
    {
        Saved.Refusal(SampleResults.Violated, json => json["images"]![0]!["verdict"] = verdict)
            .Should().Contain($"error TG110: the verdict is \"{verdict}\", but its rules come to \"not-met\"");
        Saved.Refusal(SampleResults.Violated, json => json["verdict"] = verdict)
            .Should().Contain($"error TG110: the verdict is \"{verdict}\", but its images come to \"not-met\"");
    }

    [Fact]
    public void A_verdict_is_met_only_with_a_proven_scan()
    {
        static string Refused(Action<JsonNode> change) => Saved.Refusal(SampleResults.AllMet, json => change(json["images"]![0]!));

        Refused(image => image["rules"]!.AsArray().RemoveAt(0)).Should().Contain("but a policy has no rule \"scan\"");
        Refused(image => image["rules"]![1]!["policy"] = "other").Should().Contain("but a policy has no rule \"scan\"");
        Refused(image => image["scan"] = null).Should().Contain("but there is no scan that it rests on");
        Refused(image => image["image"] = null).Should().Contain("but there is no scan that it rests on");
        Refused(image => image["scan"]!["progress"] = 99).Should().Contain("but its progress is 99 %");
        Refused(image => image["scan"]!["status"] = "SCANNING").Should().Contain("but the scan still runs");
        Refused(image => image["scan"]!["scanTime"] = null).Should().Contain("but TCSS does not say when it was scanned");
        Refused(image => image["image"]!["digest"] = SampleImages.DigestOf('b').ToString()).Should().Contain("but the tag moved from sha256:bbb");
        Refused(image =>
        {
            image["reference"]!["digest"] = SampleImages.DigestOf('b').ToString();
            image["reference"]!["text"] = image["reference"]!["text"]!.GetValue<string>() + "@" + SampleImages.DigestOf('b');
        }).Should().Contain("but the image has another digest than the one asked for");
        Refused(image => image["reason"] = new JsonObject { ["code"] = "scan-failed", ["text"] = "x", ["mend"] = "y" })
            .Should().Contain("but there is a reason why it is undecided");
    }

    [Fact]
    public void A_rule_that_came_out_while_nothing_was_known_is_refused()
    {
        Saved.Refusal(SampleResults.Undecided, json => json["images"]![0]!["rules"]![1]!["outcome"] = "met")
            .Should().Contain("error TG110: the outcome is \"met\" where the actual state is unknown");
        Saved.Refusal(SampleResults.AllMet, json => json["images"]![0]!["rules"]![1]!["outcome"] = "unknown")
            .Should().Contain("error TG110: the outcome is \"unknown\" where the actual state is known");
        Saved.Refusal(SampleResults.AllMet, json => json["images"]![0]!["rules"]![1]!["actual"]!["text"] = "0")
            .Should().Contain("error TG110: an actual state is one of count, text, unknown, not several");
        Saved.Refusal(SampleResults.Undecided, json => json["images"]![0]!["rules"]![0]!["enforcement"] = "advisory")
            .Should().Contain("error TG110: the rule \"scan\" is always mandatory");
    }

    [Fact]
    public void Only_a_violated_soft_rule_can_be_overridden_and_only_with_a_reason()
    {
        static string Refused(int rule, string key, string value) =>
            Saved.Refusal(SampleResults.Overridden, json => json["images"]![0]!["rules"]![rule]![key] = value);
        const string Said = "error TG110: only the violation of a soft rule can be overridden";

        Refused(2, "enforcement", "mandatory").Should().Contain(Said);
        Refused(2, "enforcement", "advisory").Should().Contain(Said);
        Refused(2, "outcome", "met").Should().Contain(Said);
        Refused(0, "override", "x").Should().Contain(Said);
        Refused(2, "override", " ").Should().Contain("error TG110: an override without a reason is none");
        Saved.Refusal(SampleResults.Overridden, json => json["images"]![0]!["rules"]![2]!["override"] = null)
            .Should().Contain("error TG110: the verdict is \"met\", but its rules come to \"not-met\"");
    }

    [Fact]
    public void A_size_of_nothing_is_refused() =>
        Saved.Refusal(SampleResults.AllMet, json => json["images"]![0]!["scan"]!["size"] = 0).Should().Contain("error TG105: \"size\" is 0");

    [Fact]
    public void A_word_that_nobody_knows_is_refused_with_the_one_that_was_meant()
    {
        Saved.Refusal(SampleResults.Violated, json => json["images"]![0]!["rules"]![2]!["outcome"] = "violatd")
            .Should().Contain("error TG104: \"outcome\" is \"violatd\" (did you mean \"violated\"?)");
        Saved.Refusal(SampleResults.Violated, json => json["images"]![0]!["findings"]![0]!["kind"] = "worm").Should().Contain("error TG104: \"kind\" is \"worm\"");
        Saved.Refusal(SampleResults.Violated, json => json["tool"]!["name"] = "other").Should().Contain("error TG104: \"name\" is \"other\", not \"tcss-gate\"");
    }

    [Theory]
    [InlineData("waived", "-1", "TG105")]
    [InlineData("waived", "1.5", "TG102")]
    [InlineData("waived", "99999999999", "TG105")]
    [InlineData("actual", """{"count": -1}""", "TG105")]
    [InlineData("actual", """{"unknown": null}""", "TG102")]
    [InlineData("actual", "{}", "TG103")]
    public void A_rule_with_an_impossible_number_is_refused(string key, string value, string code) =>
        Saved.Refusal(SampleResults.Violated, json => json["images"]![0]!["rules"]![1]![key] = JsonNode.Parse(value)).Should().Contain($"error {code}");

    [Theory]
    [InlineData("startedAt", "2026-03-01T12:00:00", "TG107")]
    [InlineData("startedAt", "2026-02-30T12:00:00Z", "TG107")]
    [InlineData("finishedAt", "yesterday", "TG107")]
    public void A_moment_that_is_none_is_refused(string key, string value, string code) =>
        Saved.Refusal(SampleResults.Violated, json => json[key] = value).Should().Contain($"error {code}: \"{key}\" is \"{value}\"");

    [Fact]
    public void A_day_a_digest_and_a_score_that_are_none_are_refused()
    {
        Saved.Refusal(SampleResults.Waived, json => json["images"]![0]!["waived"]![0]!["waiver"]!["expires"] = "2027-02-30").Should().Contain("error TG107");
        Saved.Refusal(SampleResults.Waived, json => json["images"]![0]!["image"]!["digest"] = "sha256:1").Should().Contain("error TG104");
        Saved.Refusal(Text(SampleResults.Violated).Replace("\"cvss\": 10,", "\"cvss\": 1e999,")).Should().Contain("error TG102: \"cvss\" is 1e999");
    }

    [Fact]
    public void A_result_about_nothing_is_refused()
    {
        Saved.Refusal(SampleResults.AllMet, json => json["images"] = new JsonArray()).Should().Contain("error TG105: \"images\" is empty");
        Saved.Refusal(SampleResults.AllMet, json => json["images"]![0]!["rules"] = new JsonArray()).Should().Contain("error TG105: \"rules\" is empty");
        Saved.Refusal(SampleResults.AllMet, json => json["images"] = new JsonArray((JsonNode?)null)).Should().Contain("error TG102: an object belongs here, not null");
    }

    [Fact]
    public void A_reference_that_is_not_the_sum_of_its_parts_is_refused() =>
        Saved.Refusal(SampleResults.AllMet, json => json["images"]![0]!["reference"]!["tag"] = "1.4.3").Should().Contain("error TG110: \"text\" is ");

    [Fact]
    public void A_property_that_stands_twice_is_refused() =>
        Saved.Refusal(Text(SampleResults.AllMet).Replace("\"emulated\": false,", "\"emulated\": true, \"emulated\": false,"))
            .Should().Be("result.json:8:33: error TG005: \"emulated\" stands here twice");

    [Theory]
    [InlineData("\"endpoint\": \"\\ud800\",")]
    [InlineData("\"endpoint\": \"x\", \"\\udfff\": 1,")]
    public void Half_a_character_is_refused(string line) =>
        Saved.Refusal(Text(SampleResults.AllMet).Replace("\"endpoint\": \"https://tcss.tencentcloudapi.com\",", line))
            .Should().Contain("error TG001: an escape stands for half a character");

    [Fact]
    public void Several_mistakes_are_told_at_once_and_endless_ones_are_not()
    {
        Saved.Refusal(SampleResults.AllMet, json => (json["verdict"], json["emulated"]) = (1, 1)).Split('\n').Should().HaveCount(2);
        Saved.Refusal(SampleResults.Many, json => json["images"]![0]!["findings"]!.AsArray().ToList().ForEach(finding => finding!["id"] = 1))
            .Split('\n').Should().HaveCount(10);
    }

    private static string Text(GateResult result) => Encoding.UTF8.GetString(Saved.Bytes(result));

    // One object of each place: the first item of a list stands for all, but findings and actual states differ in kind.
    private static IEnumerable<object[]> Objects(JsonNode node, params object[] path)
    {
        if (node is JsonObject map)
        {
            return map.SelectMany(property => property.Value is null ? [] : Objects(property.Value, [.. path, property.Key])).Prepend(path);
        }

        return node is JsonArray list ? list.SelectMany((item, index) => item is JsonObject ? Objects(item, [.. path, index]) : []) : [];
    }

    private static IEnumerable<object[]> Properties(object[] path) =>
        At(JsonNode.Parse(Saved.Bytes(Everything))!, path).AsObject().Select(property => (object[])[.. path, property.Key]);

    private static JsonNode At(JsonNode json, object[] path) => path.Aggregate(json, (node, step) => (step is int index ? node[index] : node[(string)step])!);
}
