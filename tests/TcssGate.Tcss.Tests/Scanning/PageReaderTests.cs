using FsCheck;
using FsCheck.Fluent;
using TcssGate.Tcss.Scanning;

namespace TcssGate.Tcss.Tests.Scanning;

/// <summary>A list is complete or unknown, whatever happens to it while it is read.</summary>
public sealed class PageReaderTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20270301, 1);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(99, 1)]
    [InlineData(100, 2)]
    [InlineData(101, 2)]
    [InlineData(250, 3)]
    public void A_list_that_keeps_still_is_read_once(int rows, int calls)
    {
        var service = new PagedList([.. Enumerable.Range(0, rows)]);

        service.Read().Should().BeEquivalentTo(new ReadList<int>([.. Enumerable.Range(0, rows)], null));
        service.Calls.Should().Be(calls);
    }

    [Fact]
    public void Rows_of_one_page_that_say_the_same_are_two_rows() =>
        new PagedList([7, 7, 7]).Read().Should().BeEquivalentTo(new ReadList<int>([7, 7, 7], null));

    [Theory]
    [InlineData(99, 100)]
    [InlineData(0, 150)]
    [InlineData(149, 150)]
    public void Rows_of_two_pages_that_say_the_same_are_two_rows_when_they_stay_where_they_are(int one, int other)
    {
        var rows = Enumerable.Range(0, 230).Select(at => at == other ? one : at).ToList();
        var service = new PagedList(rows);

        service.Read().Should().BeEquivalentTo(new ReadList<int>(rows, null), options => options.WithStrictOrdering());
        service.Calls.Should().BeLessThanOrEqualTo(7);
    }

    [Fact]
    public void A_row_that_moved_to_the_next_page_is_noticed_and_the_list_is_read_again()
    {
        // Before the second page a row comes in front, and the last one goes: the total stays, the 99th row comes again, the new one never.
        var service = new PagedList([.. Enumerable.Range(0, 150)]) { Move = (call, rows) => call == 2 ? [999, .. rows.Take(149)] : rows };

        service.Read().Should().BeEquivalentTo(new ReadList<int>([999, .. Enumerable.Range(0, 149)], null));
    }

    [Fact]
    public void An_overlap_that_remains_makes_the_list_incomplete_within_four_readings()
    {
        var service = new PagedList([.. Enumerable.Range(0, 230)]) { Move = (_, rows) => [rows[^1], .. rows.SkipLast(1)] };

        service.Read().Defect.Should().StartWith("its pages overlap");
        service.Calls.Should().BeLessThanOrEqualTo(16);
    }

    [Fact]
    public void A_service_that_begins_pages_too_early_or_always_at_the_same_row_is_noticed()
    {
        new PagedList([.. Enumerable.Range(0, 230)]) { Shift = 1 }.Read().Defect.Should().NotBeNull();
        new PagedList([.. Enumerable.Range(0, 200)]) { Shift = int.MaxValue }.Read().Defect.Should().NotBeNull();
    }

    [Fact]
    public void An_empty_page_in_the_middle_ends_the_read_at_once()
    {
        var service = new PagedList([.. Enumerable.Range(0, 1000)]) { Hole = 200 };

        service.Read(lanes: 1).Defect.Should().Be("a page in the middle of the list is empty");
        service.Calls.Should().Be(3);
    }

    [Fact]
    public void A_total_that_changes_ends_the_read_at_once()
    {
        var service = new PagedList([.. Enumerable.Range(0, 1000)]) { Total = (call, total) => total + (call == 3 ? 1 : 0) };

        service.Read(lanes: 1).Defect.Should().Be("the number of rows changed while they were read, from 1000 to 1001");
        service.Calls.Should().Be(3);
    }

    [Theory]
    [InlineData(50, 9)]
    [InlineData(50, 51)]
    [InlineData(200, 100)]
    [InlineData(50, int.MaxValue)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void A_total_that_is_wrong_ends_the_read_at_once(int rows, int total)
    {
        var service = new PagedList([.. Enumerable.Range(0, rows)]) { Total = (_, _) => total };

        service.Read().Defect.Should().NotBeNull();
        service.Calls.Should().BeLessThanOrEqualTo(3);
    }

    [Fact]
    public void Without_a_total_an_empty_page_is_the_end()
    {
        new PagedList([.. Enumerable.Range(0, 150)]) { Total = (_, _) => null }.Read().Should().BeEquivalentTo(new ReadList<int>([.. Enumerable.Range(0, 150)], null));
        new PagedList([]) { Total = (_, _) => null }.Read().Defect.Should().NotBeNull("nobody said that there is nothing");
    }

    [Fact]
    public async Task A_page_that_fails_ends_the_read_and_no_other_page_is_asked_for()
    {
        var calls = 0;
        var read = () => PageReader.ReadAsync<int>(
            (window, _) => ++calls == 3 ? throw new IOException("cut") : Task.FromResult(new PageOf<int>(new int[100], 100, 1000)), lanes: 1, CancellationToken.None);

        await read.Should().ThrowAsync<IOException>();
        calls.Should().Be(3);
    }

    [Fact]
    public async Task A_page_that_never_arrives_ends_with_the_first_failure_of_another()
    {
        var read = () => PageReader.ReadAsync<int>(
            async (window, token) =>
            {
                if (window.Offset == 100)
                {
                    await Task.Delay(Timeout.Infinite, token);
                }

                return window.Offset == 0 ? new PageOf<int>(new int[100], 100, 1000) : throw new IOException("cut");
            },
            lanes: 4,
            CancellationToken.None);

        await read.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public void Whatever_moves_while_it_is_read_a_list_that_is_called_complete_has_every_row() => Check.One(Settings, Prop.ForAll(
        (from count in Gen.Choose(0, 60)
         from rows in Gen.Choose(0, 40).ListOf(count)
         from cap in Gen.Choose(1, 25)
         from moves in Gen.Choose(0, 3)
         from at in Gen.Choose(2, 6).ListOf(3)
         from turn in Gen.Choose(1, 59)
         from lanes in Gen.Choose(1, 4)
         select (Rows: rows.ToList(), Cap: cap, Moves: at.Take(moves).ToList(), Turn: turn, Lanes: lanes)).ToArbitrary(),
        world =>
        {
            // What is in front goes to the end: rows change their places, and their number stays.
            var service = new PagedList(world.Rows)
            {
                Cap = world.Cap,
                Move = (call, rows) => world.Moves.Contains(call) && rows.Count > 0 ? [.. rows.Skip(world.Turn % rows.Count), .. rows.Take(world.Turn % rows.Count)] : rows,
            };

            var read = service.Read(world.Lanes);
            var isComplete = read.Items.Order().SequenceEqual(world.Rows.Order());
            return (read.Defect is not null || isComplete) && (world.Moves.Count > 0 || world.Cap < 4 || isComplete) && service.Calls <= (4 * 62) + 8;
        }));

    [Fact]
    public void A_list_that_keeps_still_is_complete_whatever_its_rows_and_pages() => Check.One(Settings, Prop.ForAll(
        (from rows in Gen.Choose(0, 9).ListOf()
         from cap in Gen.Choose(4, 25)
         select (Rows: rows.ToList(), Cap: cap)).ToArbitrary(),
        world => new PagedList(world.Rows) { Cap = world.Cap }.Read() is { Defect: null } read && read.Items.SequenceEqual(world.Rows)));

    /// <summary>A service that pages a list, and what can happen meanwhile.</summary>
    private sealed class PagedList(IReadOnlyList<int> start)
    {
        private IReadOnlyList<int> rows = start;

        public int Cap { get; init; } = 100;

        /// <summary>The list by the time of a call.</summary>
        public Func<int, IReadOnlyList<int>, IReadOnlyList<int>> Move { get; init; } = (_, rows) => rows;

        public Func<int, int, int?> Total { get; init; } = (_, total) => total;

        /// <summary>How many rows too early each page begins.</summary>
        public int Shift { get; init; }

        /// <summary>Where a page is empty.</summary>
        public int Hole { get; init; } = -1;

        public int Calls { get; private set; }

        public ReadList<int> Read(int lanes = 4) => PageReader.ReadAsync(this.FetchAsync, lanes, CancellationToken.None).GetAwaiter().GetResult();

        private Task<PageOf<int>> FetchAsync(PageWindow window, CancellationToken cancellation)
        {
            this.Calls++;
            this.rows = this.Move(this.Calls, this.rows);
            var offset = Math.Max(0, window.Offset - (window.Offset > 0 ? this.Shift : 0));
            var page = window.Offset == this.Hole ? [] : this.rows.Skip(offset).Take(Math.Min(this.Cap, window.Limit)).ToList();
            return Task.FromResult(new PageOf<int>(page, page.Count, this.Total(this.Calls, this.rows.Count)) { Keys = page.ConvertAll(row => (UInt128)row) });
        }
    }
}
