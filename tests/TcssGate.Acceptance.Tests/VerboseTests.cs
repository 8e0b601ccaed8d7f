namespace TcssGate.Acceptance.Tests;

/// <summary>The log of calls can be read line by line.</summary>
public sealed class VerboseTests
{
    // Found by looking: calls that ended at the same moment wrote into each other's lines.
    [Fact]
    public async Task Calls_that_end_at_once_have_each_a_line_of_its_own()
    {
        using var shop = new Shop("""
            version: 1
            sync: { takes: 0s }
            images: [{ repository: "ccr.ccs.tencentyun.com/shop/web-{n}", tag: "1", count: 60, scanned: 1h, vulnerabilities: { count: 3 }, severityCounts: false }]
            """);
        await using var server = await StandInServer.StartAsync(shop.In("world.yaml"));
        var images = Enumerable.Range(1, 60).Select(number => $"ccr.ccs.tencentyun.com/shop/web-{number}:1");

        var output = await server.Client(shop.Path).RunAsync(["apply", "--verbose", "--parallelism", "32", "-o", "json", .. images]);

        output.Exit.Should().Be(0, output.Error);
        Promises.Lines(output.Error).Should().HaveCountGreaterThan(100).And.AllSatisfy(line =>
            line.Should().MatchRegex(@"^(call [A-Za-z]+: HTTP 200, \d+ ms|\[\d+s\] ccr\.ccs\.tencentyun\.com/shop/web-\d+:1: [a-zA-Z ]+)$"));
    }
}
