using TcssGate.Core.Evaluation;
using TcssGate.Emulator;

namespace TcssGate.Tcss.Tests.Scanning.Nodes;

/// <summary>A name that is left out is unknown, and an unknown name may be the one that was asked for.</summary>
public sealed class NodeUnknownNameTests
{
    [Theory]
    [InlineData("null", typeof(Verdict.Undecided))]
    [InlineData("\"<none>:<none>\"", typeof(Verdict.Met))]
    [InlineData("\"\"", typeof(Verdict.Met))]
    public void Beside_an_image_whose_name_is_not_reported_nobody_knows_whether_a_name_has_one_meaning(string other, Type verdict) =>
        Estate(other).Judge(NodeRun.Centos).Verdict.Should().BeOfType(verdict);

    [Fact]
    public void The_ImageID_tells_what_is_meant_all_the_same() =>
        Estate("null").Judge(EmulatedDigest.Of("one")).Verdict.Should().BeOfType<Verdict.Met>();

    [Fact]
    public void The_reason_names_the_field_and_the_image()
    {
        var reason = Estate("null").Judge(NodeRun.Centos).Reason!;

        reason.Code.Should().Be(UndecidedCode.LookFailed);
        reason.ToString().Should().Contain("ImageName").And.Contain(EmulatedDigest.Of("two"));
    }

    private static FlowRun Estate(string otherName) => NodeRun.In($$"""
        nodeImages:
          - { name: "{{NodeRun.Centos}}", id: one, scanned: 1h }
          - { name: "{{NodeRun.Centos}}", id: two, scanned: 1h, fields: { ImageName: {{otherName}} } }
        """);
}
