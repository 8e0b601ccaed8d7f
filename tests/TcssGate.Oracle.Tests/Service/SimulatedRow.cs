namespace TcssGate.Oracle.Tests.Service;

/// <summary>A row and everything that ever happened to it, so that it can be shown as it was at any moment. Times count from the start of the run.</summary>
internal sealed class SimulatedRow
{
    private static readonly ScanRecord NeverScanned = new(-1, TimeSpan.MinValue, TimeSpan.MinValue, ScanEnd.Never, Findings.None, TimeSpan.MinValue, "NOT_SCAN")
    {
        Cve = TypeState.Never,
        Virus = TypeState.Never,
        Risk = TypeState.Never,
    };

    private readonly Scenario scenario;
    private readonly List<(TimeSpan At, int Content)> listed = [];
    private readonly List<ScanRun> runs = [];
    private readonly List<ScanRecord> ended = [];
    private readonly PriorityQueue<Action, (TimeSpan At, int Order)> agenda = new();
    private int order;
    private int scans;

    public SimulatedRow(RowSpec spec, Scenario scenario)
    {
        (this.Spec, this.scenario) = (spec, scenario);
        this.listed.Add((TimeSpan.MinValue, spec.Content));
        foreach (var past in spec.Past)
        {
            this.ended.Add(this.Record(past.End, spec.Content, -past.Ago - spec.Takes, -past.Ago));
        }

        foreach (var move in spec.Moves.Where(move => move.Seen))
        {
            this.At(move.At, () => this.List(move.Content, move.At));
        }

        foreach (var other in spec.OtherScans)
        {
            this.At(other, () => this.Start(other));
        }
    }

    public RowSpec Spec { get; }

    /// <summary>Every scan that has ended, oldest first.</summary>
    public IReadOnlyList<ScanRecord> Ended => this.ended;

    /// <summary>When the detail was last answered; <see langword="null"/>: never.</summary>
    public TimeSpan? LastDetail { get; set; }

    public bool IsListed(TimeSpan now) => this.Spec.Vanishes is not { } gone || now < gone;

    public bool IsBusy(TimeSpan now) => this.runs.Exists(run => run.Start <= now && now < run.End);

    /// <summary>What the registry holds under the name at a moment.</summary>
    public int Pushed(TimeSpan now) => this.Spec.Moves.LastOrDefault(move => move.At <= now)?.Content ?? this.Spec.Content;

    /// <summary>What TCSS lists at a moment.</summary>
    public int Listed(TimeSpan now) => this.listed.Last(entry => entry.At <= now).Content;

    public void CatchUp(TimeSpan now)
    {
        while (this.agenda.TryPeek(out _, out var next) && next.At <= now)
        {
            this.agenda.Dequeue()();
        }
    }

    /// <summary>A sync found out what the registry holds; the list shows it from a moment on.</summary>
    public void Sync(TimeSpan now, TimeSpan showsFrom)
    {
        var content = this.Pushed(now);
        this.At(showsFrom, () => this.List(content, showsFrom));
    }

    /// <summary>A scan is started; behind one that runs it waits.</summary>
    public void Start(TimeSpan now)
    {
        if (this.IsBusy(now) && !this.scenario.Has(Disturbance.OvertakenScan))
        {
            return;
        }

        var begins = this.IsBusy(now) ? this.runs.Where(run => now < run.End).Max(run => run.End) : now;
        var kind = this.scans < this.Spec.Ends.Count ? this.Spec.Ends[this.scans] : ScanEnd.Complete;
        this.scans++;
        var run = new ScanRun(now, begins + this.Spec.Queue, begins + this.Spec.Queue + (kind == ScanEnd.Never ? TimeSpan.FromHours(9) : this.Spec.Takes), this.Listed(now));
        this.runs.Add(run);
        this.At(run.End, () =>
        {
            // What was scanned is not what the tag names now: the result is about an image that has no row any more.
            if (this.Listed(run.End) == run.Content)
            {
                this.ended.Add(this.Record(kind, run.Content, run.Shows, run.End));
            }
        });
    }

    /// <summary>What the detail shows at a moment, which may be in the past.</summary>
    public RowView View(TimeSpan at)
    {
        var content = this.Listed(at);
        var since = this.listed.Last(entry => entry.At <= at).At;
        var known = this.ended.Where(scan => scan.Content == content && scan.End <= at && scan.End > since).ToList();
        var last = known.Count > 0 ? known[^1] : NeverScanned;
        var before = known.Count > 1 ? known[^2] : NeverScanned;
        var view = this.Torn(new RowView(content, last, false, last.Status == "NOT_SCAN" ? 0 : 100), before, at);
        return this.runs.FindLast(run => run.Content == content && run.Shows <= at && at < run.End) is { } running
            ? view with { Running = true, Status = "SCANNING", Progress = Percent(running, at), Cve = Ongoing(running, at, 2), Virus = Ongoing(running, at, 1), Risk = Ongoing(running, at, 3) }
            : view;
    }

    /// <summary>When the whole of a result shows.</summary>
    public TimeSpan ShownWhole(ScanRecord scan) => scan.End + (this.scenario.Tear.Count == 0 ? TimeSpan.Zero : this.scenario.Tear.Values.Max());

    private RowView Torn(RowView view, ScanRecord before, TimeSpan at)
    {
        bool Written(ResultPart part) => !this.scenario.Tear.TryGetValue(part, out var after) || view.Shown.End == TimeSpan.MinValue || at >= view.Shown.End + after;
        int? Old(int count) => this.scenario.TearIsNull ? null : count;

        return view with
        {
            Status = Written(ResultPart.Status) ? view.Status : "SCANNING",
            Progress = Written(ResultPart.Status) ? view.Progress : 99,
            Time = Written(ResultPart.Time) ? view.Time : before.Time == TimeSpan.MinValue ? null : before.Time,
            Cve = Written(ResultPart.Types) ? view.Cve : before.Cve,
            Virus = Written(ResultPart.Types) ? view.Virus : before.Virus,
            Risk = Written(ResultPart.Types) ? view.Risk : before.Risk,
            Vulnerabilities = Written(ResultPart.Vulnerabilities) ? view.Vulnerabilities : Old(before.Found.Vulnerabilities.Count),
            Viruses = Written(ResultPart.Viruses) ? view.Viruses : Old(before.Found.Viruses),
            Risks = Written(ResultPart.Risks) ? view.Risks : Old(before.Found.Risks),
        };
    }

    private static int Percent(ScanRun run, TimeSpan at) => (int)(99 * ((at - run.Shows) / (run.End - run.Shows)));

    private static TypeState Ongoing(ScanRun run, TimeSpan at, int pace) =>
        Percent(run, at) * pace >= 99 ? TypeState.Done : new TypeState("SCANNING", Percent(run, at) * pace, "");

    private ScanRecord Record(ScanEnd kind, int content, TimeSpan start, TimeSpan end) =>
        ScanRecord.Of(kind, content, start, end, this.scenario.Contents[content].At(end), this.ended.LastOrDefault(scan => scan.Content == content));

    private void List(int content, TimeSpan at)
    {
        if (this.listed[^1].Content != content)
        {
            this.listed.Add((at, content));
        }
    }

    private void At(TimeSpan when, Action happens) => this.agenda.Enqueue(happens, (when, this.order++));
}
