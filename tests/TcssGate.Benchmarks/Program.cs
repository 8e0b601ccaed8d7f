using System.Diagnostics;
using System.Globalization;
using TcssGate.Benchmarks;
using TcssGate.Core.Evaluation;

// How long an evaluation takes and what it allocates, at the promised size and around it. Exits with 1 when a promise is broken, so that CI can ask.
// Run: dotnet run -c Release --project tests/TcssGate.Benchmarks; with the argument sarif it measures the SARIF report instead.

if (args is ["sarif"])
{
    return SarifBenchmark.Run();
}

const int Waivers = 5_000;
const int Findings = 50_000;
const double MostMilliseconds = 300;
const double MostMegabytes = 200;

// Twice the size may cost a little more than twice the time: caches get too small. A walk through waivers would cost four times.
const double MostGrowth = 3;

Print("waivers", "findings", "first ms", "median ms", "allocated MB");
var promised = Measure(Waivers, Findings);
var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
var moreWaivers = Measure(2 * Waivers, Findings);
var moreFindings = Measure(Waivers, 2 * Findings);
var moreOfBoth = Measure(2 * Waivers, 2 * Findings);
Console.WriteLine();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"twice the waivers: {moreWaivers.Milliseconds / promised.Milliseconds:0.00} times as long; twice the findings: {moreFindings.Milliseconds / promised.Milliseconds:0.00}; twice both: {moreOfBoth.Milliseconds / promised.Milliseconds:0.00}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak of the whole process at the promised size, image and policy included: {peak:0} MB"));

var kept = promised.Milliseconds <= MostMilliseconds && promised.Megabytes <= MostMegabytes && peak <= MostMegabytes
    && moreWaivers.Milliseconds <= promised.Milliseconds * MostGrowth
    && moreFindings.Milliseconds <= promised.Milliseconds * MostGrowth;
Console.WriteLine(kept ? "kept: at most 300 ms and 200 MB, growing linearly in both" : "BROKEN: at most 300 ms and 200 MB, growing linearly in both");
return kept ? 0 : 1;

static (double Milliseconds, double Megabytes) Measure(int waivers, int findings)
{
    const int Runs = 15;
    var image = Estate.Image(findings);
    var policy = Estate.Policy(waivers);
    var circumstances = new Circumstances(Estate.Now) { Baseline = Estate.Baseline(image) };
    var times = new List<double>();
    var (first, allocated) = (0d, 0d);
    for (var run = 0; run < Runs + 3; run++)
    {
        GC.Collect();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var result = Evaluator.Evaluate(image, [policy], circumstances);
        watch.Stop();
        allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6;
        GC.KeepAlive(result);

        // The first runs are the compiler's; the very first is what a run of the gate sees.
        first = run == 0 ? watch.Elapsed.TotalMilliseconds : first;
        if (run >= 3)
        {
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
    }

    times.Sort();
    Print(waivers, findings, Math.Round(first, 1), Math.Round(times[Runs / 2], 1), Math.Round(allocated, 1));
    return (times[Runs / 2], allocated);
}

static void Print(params object[] cells) => Console.WriteLine(string.Concat(cells.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell,14}"))));
