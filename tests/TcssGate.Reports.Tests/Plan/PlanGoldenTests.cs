using TcssGate.Core.Planning;
using TcssGate.Reports.Plan;

namespace TcssGate.Reports.Tests.Plan;

/// <summary>Whole plans, compared with what was once read and found good. <c>TCSS_GATE_UPDATE_GOLDEN=1</c> writes them anew.</summary>
public sealed class PlanGoldenTests
{
    public static TheoryData<string, ReportFormat> Plans
    {
        get
        {
            var data = new TheoryData<string, ReportFormat>();
            foreach (var sample in SamplePlans.ByName.Keys)
            {
                PlanWriter.Formats.ToList().ForEach(format => data.Add(sample, format));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_plan_is_byte_for_byte_what_it_was(string sample, ReportFormat format)
    {
        var path = Path.Combine(Folder(), Report.FileName(sample, format));
        var written = Bytes(format, SamplePlans.ByName[sample]);
        if (Environment.GetEnvironmentVariable("TCSS_GATE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, written);
        }

        File.Exists(path).Should().BeTrue($"{Path.GetFileName(path)} is there; TCSS_GATE_UPDATE_GOLDEN=1 writes it");
        var golden = File.ReadAllBytes(path);
        var line = 1 + written.AsSpan(0, written.AsSpan().CommonPrefixLength(golden)).Count((byte)'\n');
        written.AsSpan().SequenceEqual(golden).Should().BeTrue($"{Path.GetFileName(path)} has not changed (it does in line {line})");
    }

    internal static byte[] Bytes(ReportFormat format, GatePlan plan, bool color = false)
    {
        using var stream = new MemoryStream();
        PlanWriter.Write(format, plan, stream, new ReportOptions(color));
        return stream.ToArray();
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TcssGate.Reports.Tests.csproj")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("the tests run outside of their project's folder"), "Plan", "Golden");
    }
}
