namespace TcssGate.Acceptance.Tests.Faults;

/// <summary>Policies and arguments that were taken or refused in a way that helped nobody.</summary>
public sealed class MessageFaultTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1.4.2";

    [Theory]
    [InlineData("32-deny-what-is-no-cve")]
    [InlineData("37-waive-one-place-of-a-component")]
    public async Task A_policy_can_deny_any_id_of_TCSS_and_waive_one_place_of_a_component(string folder)
    {
        using var inputs = new FaultInputs(folder);

        var output = await inputs.Program.RunAsync("validate", "policy.yaml");

        output.Exit.Should().Be(0, output.Out + output.Error);
    }

    [Fact]
    public async Task Every_waiver_that_can_match_nothing_is_refused()
    {
        using var inputs = new FaultInputs("33-mistyped-cve-in-a-waiver");

        var output = await inputs.Program.RunAsync("validate", "policy.yaml");

        output.Exit.Should().Be(1);
        (output.Out + output.Error).Should().ContainAll("policy.yaml:6:", "policy.yaml:7:", "policy.yaml:8:", "policy.yaml:9:", "policy.yaml:10:");
    }

    [Fact]
    public async Task A_number_that_two_readers_read_differently_is_refused_with_both_meanings()
    {
        using var inputs = new FaultInputs("34-number-with-a-leading-zero");

        var output = await inputs.Program.RunAsync("validate", "policy.yaml");

        output.Exit.Should().Be(1);
        (output.Out + output.Error).Should().Contain("010").And.Contain("8").And.Contain("10");
    }

    [Fact]
    public async Task A_quoted_true_is_refused_with_the_advice_to_leave_out_the_quotes()
    {
        using var inputs = new FaultInputs("35-message-about-a-quoted-true");

        var output = await inputs.Program.RunAsync("validate", "policy.yaml");

        output.Exit.Should().Be(1);
        (output.Out + output.Error).Should().Contain("quotes");
    }

    [Fact]
    public async Task A_clock_of_the_service_that_is_off_while_the_gateway_s_is_not_is_no_mistake_of_this_computer()
    {
        using var inputs = new FaultInputs("42-clock-message");

        var output = await inputs.ApplyToServiceAsync(Web);

        output.Exit.Should().Be(1, output.Error);
        output.Error.Should().Contain("SignatureExpire").And.NotContain("is 0 s").And.NotContain("set it right");
    }

    [Fact]
    public async Task Images_on_one_line_are_refused_with_the_advice_to_write_one_per_line()
    {
        using var inputs = new FaultInputs("43-message-for-a-list-on-one-line");

        var output = await inputs.Program.ShellAsync($"echo '{Web}, ccr.ccs.tencentyun.com/shop/api:1' | \"$@\" apply --images - --policy policy.yaml --emulate world.yaml");

        output.Exit.Should().Be(1);
        output.Error.Should().MatchRegex("(one|an image|each) .*line|line");
    }

    [Fact]
    public async Task An_at_sign_without_a_digest_is_said_to_be_an_empty_variable()
    {
        using var inputs = new FaultInputs("43-message-for-a-list-on-one-line");

        var output = await inputs.ApplyAsync("ccr.ccs.tencentyun.com/shop/web@");

        output.Exit.Should().Be(1);
        output.Error.Should().Contain("@").And.Contain("digest").And.Contain("variable");
    }

    [Fact]
    public async Task A_closed_standard_input_is_said_to_be_closed()
    {
        using var inputs = new FaultInputs("43-message-for-a-list-on-one-line");

        var output = await inputs.Program.ShellAsync("\"$@\" apply --policy policy.yaml --emulate world.yaml --images - <&-");

        output.Exit.Should().Be(1);
        output.Error.Should().ContainEquivalentOf("standard input").And.NotContain("denied");
    }

    [Fact]
    public async Task An_option_after_two_dashes_is_not_suggested_as_itself()
    {
        using var inputs = new FaultInputs("43-message-for-a-list-on-one-line");

        var output = await inputs.Program.RunAsync("apply", "--", Web, "--policy", "policy.yaml");

        output.Exit.Should().Be(1);
        output.Error.Should().Contain("--").And.NotContain("did you mean \"--policy\"");
    }
}
