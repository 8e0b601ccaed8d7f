namespace TcssGate.Acceptance.Tests.Faults;

/// <summary>Images that users expected to pass, and reports said do not; and one the other way round.</summary>
public sealed class VerdictFaultTests
{
    private const string Web = "ccr.ccs.tencentyun.com/shop/web:1.4.2";
    private const string WebRepository = "ccr.ccs.tencentyun.com/shop/web";

    [Fact]
    public async Task Two_rows_that_say_the_same_thing_are_two_rows_and_no_riddle()
    {
        using var inputs = new FaultInputs("02-identical-rows-undecided");

        (await inputs.ApplyAsync(Web)).ShouldPass();
    }

    [Fact]
    public async Task A_waived_file_that_comes_in_two_layers_is_waived_in_both()
    {
        using var inputs = new FaultInputs("03-waived-in-two-layers-still-blocks");

        (await inputs.ApplyToServiceAsync(Web)).ShouldPass();
    }

    [Fact]
    public async Task A_waiver_for_every_tag_is_applied_or_said_to_be_left_out_when_the_image_is_named_by_digest()
    {
        using var inputs = new FaultInputs("06-waiver-tag-pattern-digest-only");

        var output = await inputs.ApplyAsync($"{WebRepository}@sha256:{new string('a', 64)}");

        if (output.Exit != 0)
        {
            output.Exit.Should().Be(2, output.Error);
            (output.Out + output.Error).Should().Contain("waiver").And.Contain("digest");
        }
    }

    [Fact]
    public async Task A_digest_with_a_licence_under_another_tag_is_judged_by_the_scan_of_that_tag()
    {
        using var inputs = new FaultInputs("08-same-digest-unlicensed-tag-first");

        (await inputs.ApplyAsync($"{WebRepository}@sha256:{new string('a', 64)}")).ShouldPass();
    }

    [Fact]
    public async Task A_description_that_was_cut_in_the_middle_of_a_character_costs_no_verdict()
    {
        using var inputs = new FaultInputs("09-cut-character-in-a-finding");

        (await inputs.ApplyToServiceAsync(Web, "--timeout", "20s", "-o", "text", "-o", "json=r.json")).ShouldPass();

        inputs.Read("r.json").Should().Contain("CVE-2024-1000");
    }

    [Fact]
    public async Task A_field_that_nobody_reads_may_hold_anything()
    {
        using var inputs = new FaultInputs("12-type-of-a-field-nobody-reads");

        (await inputs.ApplyToServiceAsync(Web, "--timeout", "15s")).ShouldPass();
    }

    [Fact]
    public async Task An_outage_while_the_sync_is_awaited_is_waited_out()
    {
        using var inputs = new FaultInputs("20-outage-while-the-sync-is-awaited");

        (await inputs.ApplyToServiceAsync(Web, "--timeout", "120s")).ShouldPass();
    }

    [Fact]
    public async Task A_scan_that_ends_with_a_word_that_nobody_published_is_undecided_long_before_the_timeout()
    {
        using var inputs = new FaultInputs("21-unknown-final-word-waits-for-the-timeout");

        // The test gives up after a minute.
        var output = await inputs.ApplyToServiceAsync(Web, "--timeout", "15m");

        output.Exit.Should().Be(3, output.Error);
        output.Out.Should().Contain("UNSUPPORTED");
    }

    [Fact]
    public async Task An_image_without_a_tag_is_found_by_its_digest()
    {
        using var inputs = new FaultInputs("23-untagged-image-by-its-digest");

        (await inputs.ApplyToServiceAsync($"{WebRepository}@sha256:{new string('d', 64)}", "--timeout", "15s")).ShouldPass();
    }

    [Fact]
    public async Task One_CVE_in_three_components_counts_three_times_in_every_rule_and_the_documentation_says_so()
    {
        using var inputs = new FaultInputs("27-one-cve-counts-once");

        (await inputs.ApplyAsync(Web)).Exit.Should().Be(2);

        File.ReadAllText(Path.Combine(GateProgram.Root, "docs", "policy.md")).Should().NotContain("One CVE in several components counts once");
    }

    [Theory]
    [InlineData("nginx:1.25")]
    [InlineData("docker.io/nginx:1.25")]
    [InlineData("library/nginx:1.25")]
    [InlineData("docker.io/library/nginx:1.25")]
    [InlineData("index.docker.io/library/nginx:1.25")]
    public async Task An_image_of_Docker_Hub_on_nodes_is_found_by_each_of_its_names(string name)
    {
        using var inputs = new FaultInputs("28-docker-hub-names-on-nodes");

        (await inputs.ApplyAsync(name, "--source", "node")).ShouldPass();
    }

    [Fact]
    public async Task The_host_of_a_registry_may_be_written_in_capitals()
    {
        using var inputs = new FaultInputs("39-host-in-capitals");

        (await inputs.ApplyAsync("CCR.ccs.tencentyun.com/shop/web:1.4.2")).ShouldPass();
    }

    [Fact]
    public async Task A_digest_that_is_listed_under_another_tag_is_named_with_that_tag()
    {
        using var inputs = new FaultInputs("40-digest-known-under-another-tag");

        var output = await inputs.ApplyAsync($"{WebRepository}:1.4@sha256:{new string('a', 64)}");

        output.Exit.Should().Be(3, output.Error);
        output.Out.Should().Contain("web:1.4.2").And.Contain("aaaaaaaa");
    }
}

/// <summary>What the tests of this folder ask of a run again and again.</summary>
internal static class FaultPromises
{
    /// <summary>It judged, and everything held.</summary>
    public static void ShouldPass(this GateOutput output) => output.Exit.Should().Be(0, output.Out + output.Error);

    /// <summary>It ended by itself, without a stack trace.</summary>
    public static void ShouldNotCrash(this GateOutput output)
    {
        output.Exit.Should().BeInRange(0, 3, output.Error);
        (output.Out + output.Error).Should().NotContain("   at ").And.NotContain("Unhandled");
    }
}
