using TcssGate.Reports.GitHub;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.GitHub;

public sealed class StepOutputTests
{
    [Fact]
    public void A_step_hands_on_verdict_exit_code_violations_report_and_digest() =>
        Read(StepOutput.Of(2, SampleResults.Violated, "gate.sarif", [])).Should().Equal(new Dictionary<string, string>
        {
            ["verdict"] = "not-met",
            ["exit-code"] = "2",
            ["violations"] = "5",
            ["sarif"] = "gate.sarif",
            ["digest"] = SampleImages.DigestOf('a').ToString(),
        });

    [Fact]
    public void Of_several_images_each_has_its_line_of_digests_and_an_unknown_one_is_empty()
    {
        var result = SampleResults.Of(SampleImages.Met(), SampleImages.NotFound(), SampleImages.Violated());

        Read(StepOutput.Of(2, result, null, []))["digest"].Should().Be($"{SampleImages.DigestOf('a')}\n\n{SampleImages.DigestOf('a')}");
    }

    [Fact]
    public void An_image_that_is_named_twice_has_two_lines_of_digests()
    {
        var result = SampleResults.Of(SampleImages.Met(), SampleImages.NotFound());
        var (met, missing) = (result.Images[0].Reference, result.Images[1].Reference);
        var digest = SampleImages.DigestOf('a');

        Read(StepOutput.Of(2, result, null, [met, missing, met]))["digest"].Should().Be($"{digest}\n\n{digest}");
        Read(StepOutput.Of(2, result, null, [missing, met, met, missing]))["digest"].Should().Be($"\n{digest}\n{digest}\n");
    }

    [Fact]
    public void A_run_that_judged_nothing_has_no_verdict_and_knows_no_violations() =>
        Read(StepOutput.Of(1, null, "gate.sarif", [])).Should().Equal(new Dictionary<string, string>
        {
            ["verdict"] = "error",
            ["exit-code"] = "1",
            ["violations"] = "",
            ["sarif"] = "",
            ["digest"] = "",
        });

    [Fact]
    public void A_report_about_no_image_is_not_handed_on() =>
        Read(StepOutput.Of(3, SampleResults.Undecided, "gate.sarif", []))["sarif"].Should().BeEmpty();

    [Theory]
    [InlineData("a\nend-of-value\nverdict=met")]
    [InlineData("end-of-value end-of-value-1- end-of-value-2-")]
    [InlineData("verdict<<x\nmet\nx")]
    [InlineData("")]
    public void A_value_can_hold_anything_and_stays_one(string value) =>
        Read(StepOutput.Entry("sarif", value) + StepOutput.Entry("next", "1")).Should().Equal(new Dictionary<string, string> { ["sarif"] = value, ["next"] = "1" });

    // As the runner reads the file.
    private static Dictionary<string, string> Read(string file)
    {
        var outputs = new Dictionary<string, string>();
        var lines = file.Split('\n');
        for (var at = 0; at < lines.Length - 1; at++)
        {
            var head = lines[at].Split("<<", 2);
            var end = Array.IndexOf(lines, head[1], at + 1);
            outputs[head[0]] = string.Join('\n', lines[(at + 1)..end]);
            at = end;
        }

        return outputs;
    }
}
