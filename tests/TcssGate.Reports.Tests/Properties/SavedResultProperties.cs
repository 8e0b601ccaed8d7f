using FsCheck;
using FsCheck.Fluent;
using TcssGate.Core.Tests;
using TcssGate.Core.Tests.Properties;
using TcssGate.Reports.Tests.Json;
using TcssGate.Reports.Tests.Samples;

namespace TcssGate.Reports.Tests.Properties;

/// <summary>What must hold for whatever a run finds out. The seed is fixed, so that a build never fails by chance.</summary>
public sealed class SavedResultProperties
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20270301, 1);

    [Fact]
    public void A_result_that_is_saved_and_shown_again_is_the_same_in_every_format() => Check.One(Settings, Prop.ForAll(
        Any.World.ToArbitrary(),
        world =>
        {
            var result = SampleResults.Of(world.Judge()) with { StartedAt = Some.Now, FinishedAt = Some.Now };
            var read = Saved.Read(Saved.Bytes(result));
            return ReportFormats.All.All(format => Report.Bytes(format, read).AsSpan().SequenceEqual(Report.Bytes(format, result)));
        }));
}
