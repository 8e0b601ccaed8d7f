using System.Diagnostics;
using System.Globalization;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;
using TcssGate.Reports;

namespace TcssGate.Benchmarks;

/// <summary>How long a SARIF report of 30,000 findings takes, and what writing it adds to the peak of the process, which holds the findings already.</summary>
internal static class SarifBenchmark
{
    private const int Findings = 30_000;
    private const double MostMilliseconds = 2_000;
    private const double MostMegabytes = 150;
    private const string Kept = "at most 2 s and 150 MB for 30,000 findings";

    /// <summary>Measures, prints, and tells whether the promise was kept: 0 or 1.</summary>
    public static int Run()
    {
        Print("findings", "repositories", "first ms", "of CPU ms", "median ms", "written MB", "adds MB", "peak MB");

        // A run holds 5,000 results, so only of several repositories all 30,000 are written, here each with a rule of its own. They go first: the
        // first writing finds no code compiled.
        bool[] kept = [Measure(repositories: 6), Measure(repositories: 1)];
        Console.WriteLine($"{(kept.All(one => one) ? "kept" : "BROKEN")}: {Kept}");
        return kept.All(one => one) ? 0 : 1;
    }

    private static bool Measure(int repositories)
    {
        const int Runs = 5;
        var result = Result(repositories);
        var before = StartOver();
        var (first, written) = Write(result);
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime - before.Cpu;
        var (peak, added) = (process.PeakWorkingSet64 / 1e6, (process.PeakWorkingSet64 - before.WorkingSet) / 1e6);

        // The first time is the compiler's too, and what a run of the gate sees: the promise is about that one, by the time that no other process took.
        var median = Enumerable.Range(0, Runs).Select(_ => Write(result).Milliseconds).Order().ElementAt(Runs / 2);
        Print(Findings, repositories, Math.Round(first), Math.Round(cpu.TotalMilliseconds), Math.Round(median), Math.Round(written / 1e6, 1), Math.Round(added), Math.Round(peak));
        return cpu.TotalMilliseconds <= MostMilliseconds && added <= MostMegabytes;
    }

    private static (double Milliseconds, long Bytes) Write(GateResult result)
    {
        var path = Path.GetTempFileName();
        try
        {
            var watch = Stopwatch.StartNew();
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024);
            ReportWriter.Write(ReportFormat.Sarif, result, file);
            file.Flush();
            return (watch.Elapsed.TotalMilliseconds, file.Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // What making up the findings left behind is not the report's: the peak is that of the process from here on.
    private static (TimeSpan Cpu, long WorkingSet) StartOver()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }

        using var process = Process.GetCurrentProcess();
        return (process.TotalProcessorTime, process.WorkingSet64);
    }

    private static GateResult Result(int repositories) => new(
        "0.1.0", Estate.Now, Estate.Now.AddMinutes(1), Emulated: false, "https://tcss.tencentcloudapi.com",
        [.. Enumerable.Range(0, repositories).Select(number => Image(number, Findings / repositories))]);

    private static ImageResult Image(int number, int findings) => new()
    {
        Reference = ImageReference.Parse($"ccr.ccs.tencentyun.com/shop/web{number}:1.4.2", out _)!,
        Rules = [new RuleResult("production", RuleResult.ScanRuleId, Enforcement.Mandatory, "complete", new Actual.Text("complete"), RuleOutcome.Met, 0)],
        FindingsRead = Enum.GetValues<FindingKind>(),
        Findings = [.. Enumerable.Range(number * findings, findings).Select(Vulnerability)],
    };

    // Texts as long as TCSS has them, and each another one: nothing is saved by sharing.
    private static Vulnerability Vulnerability(int number) => new(
        $"CVE-{2015 + (number % 10)}-{10_000 + number}",
        (Severity)(1 + (number % 4)),
        $"component-{number % 997} 安全漏洞 {number}",
        string.Join(' ', Enumerable.Range(number, 40).Select(word => $"word{word}")),
        $"Update component-{number % 997} to {number}.1 or later. 目前厂商已发布升级补丁以修复漏洞。",
        $"component-{number % 997}",
        $"{number}.0",
        $"{number}.1",
        $"usr/lib/component-{number % 997}.so",
        number % 100 / 10d,
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H",
        [$"https://example.com/advisories/{number}"],
        Estate.Now.AddDays(-(number % 1000)),
        ["CanBeFixed"]);

    private static void Print(params object[] cells) => Console.WriteLine(string.Concat(cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell,13}"))));
}
