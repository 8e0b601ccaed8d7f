using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Core.Scans;

namespace TcssGate.Core.Tests.Planning;

public sealed class RowChoiceTests
{
    private static readonly ScanRequirement Required = new(ScanTypes.All, TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));
    private static readonly ContentRow Fresh = Row("fresh", scan => scan);
    private static readonly ContentRow Newest = Row("newest", scan => scan with { ScanTime = Some.Now.AddMinutes(-5) });
    private static readonly ContentRow Old = Row("old", scan => scan with { ScanTime = Some.Now.AddDays(-2) });
    private static readonly ContentRow Running = Row("running", scan => scan with { Status = ScanStatus.Parse("SCANNING") });
    private static readonly ContentRow Unlicensed = Row("unlicensed", scan => Never(scan) with { Licensed = false });
    private static readonly ContentRow Unsure = Row("unsure", scan => Never(scan) with { Licensed = null });

    [Fact]
    public void Every_complete_and_fresh_scan_counts_the_newest_first() =>
        Chosen(false, Unlicensed, Fresh, Running, Newest, Old).Should().Equal("newest", "fresh");

    [Fact]
    public void Without_one_a_running_scan_is_joined() => Chosen(false, Unlicensed, Old, Unsure, Running).Should().Equal("running");

    [Fact]
    public void Without_a_running_one_the_row_with_a_licence_is_scanned() => Chosen(false, Unlicensed, Unsure, Old).Should().Equal("old");

    [Fact]
    public void Without_a_licence_the_row_that_may_have_one_is_tried() => Chosen(false, Unlicensed, Unsure).Should().Equal("unsure");

    [Fact]
    public void Of_equally_good_rows_the_one_that_is_named_is_taken()
    {
        var named = Row("zz", Never);

        RowChoice.Of([Row("aa", Never), named], named.Image, Required, Some.Now, rescan: false)[0].Should().Be(named);
    }

    [Fact]
    public void With_a_rescan_one_row_is_scanned_and_the_fresh_scans_of_the_others_count_too() =>
        Chosen(true, Newest, Fresh, Unlicensed).Should().Equal("fresh", "newest");

    private static List<string> Chosen(bool rescan, params ContentRow[] rows)
    {
        var chosen = Names(rows, rescan);
        var random = new Random(5);
        for (var round = 0; round < 20; round++)
        {
            Names([.. rows.OrderBy(_ => random.Next())], rescan).Should().Equal(chosen);
        }

        return chosen;
    }

    private static List<string> Names(ContentRow[] rows, bool rescan) =>
        [.. RowChoice.Of(rows, Some.Image, Required, Some.Now, rescan).Select(row => row.Image.Tag)];

    private static ScanSnapshot Never(ScanSnapshot scan) => scan with
    {
        Status = ScanStatus.Parse("NOT_SCAN"),
        ScanTime = null,
        Cve = Some.TypeNotScanned,
        Virus = Some.TypeNotScanned,
        Risk = Some.TypeNotScanned,
    };

    private static ContentRow Row(string tag, Func<ScanSnapshot, ScanSnapshot> change) =>
        new(Some.ImageOf(tag.Length + tag[0], Some.Repository, tag, Some.Digest), change(Some.Scan with { Tag = tag }));
}
