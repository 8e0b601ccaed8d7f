namespace TcssGate.Acceptance.Tests;

/// <summary>What the service says can do nothing to a terminal.</summary>
public sealed class HostileTextTests
{
    // Escape sequences that set the title, clear the screen and link; C1 controls; text turned around; invisible and line-ending characters.
    private const string Evil = @"a\e]0;owned\ab\e[2J\e]8;;http://x\e\\c\x9b31md\u202ee\u2066f\u200bg\u2028h\r\ni\0j\b\x7f";

    private static readonly string World = $$"""
        version: 1
        clock: { speed: 20 }
        sync: { takes: 1s, errWhileDoing: "{{Evil}}" }
        images:
          - repository: ccr.ccs.tencentyun.com/shop/evil
            tag: "1"
            os: "{{Evil}}"
            scanned: 1h
            vulnerabilities: [{ id: "CVE-{{Evil}}", level: critical, component: "{{Evil}}", version: "{{Evil}}", fixed: "{{Evil}}", name: "{{Evil}}", description: "{{Evil}}" }]
            viruses: [{ name: "{{Evil}}", path: "{{Evil}}" }]
            risks: [{ description: "{{Evil}}", instruction: "{{Evil}}" }]
          - repository: ccr.ccs.tencentyun.com/shop/failing
            tag: "1"
            scan: { takes: 2s, typeErrors: { cve: "{{Evil}}", virus: "{{Evil}}" } }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("faults: [{ action: CreateAssetImageRegistryScanTask, error: \"FailedOperation.{0}: {0}\", calls: every }]")]
    [InlineData("faults: [{ action: DescribeAssetImageRegistryList, error: \"UnauthorizedOperation: {0}\", calls: every }]")]
    [InlineData("faults: [{ action: DescribeAssetImageRegistryVulList, error: \"{0}: {0}\", calls: every }]")]
    [InlineData("registries: [{ name: \"{0}\", failing: \"{0}\" }]")]
    public async Task It_is_printed_as_text_and_nothing_else(string more)
    {
        var world = World + "\n" + more.Replace("{0}", Evil, StringComparison.Ordinal) + "\n";
        using var shop = new Shop(
            more.StartsWith("registries", StringComparison.Ordinal) ? world.Replace("takes: 1s,", $"takes: 1s, fails: \"{Evil}\",", StringComparison.Ordinal) : world,
            "{ version: 1, name: all, desired: { vulnerabilities: 0, viruses: 0, risks: 0 } }");

        var output = await shop.ApplyAsync("--verbose", "--timeout", "2m", "ccr.ccs.tencentyun.com/shop/evil:1", "ccr.ccs.tencentyun.com/shop/failing:1");

        output.Error.Should().NotContain(" error TG").And.NotContain("fault of tcss-gate");
        (output.Out + output.Error).Where(IsHarmful).Should().BeEmpty();
    }

    // A line feed ends our own lines; what is in nobody's hands besides is nothing.
    private static bool IsHarmful(char character) =>
        (char.IsControl(character) && character != '\n') || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format || character is '\u2028' or '\u2029';
}
