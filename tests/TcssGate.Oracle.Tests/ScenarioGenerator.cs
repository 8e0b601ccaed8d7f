namespace TcssGate.Oracle.Tests;

/// <summary>Scenarios from seeds: the same seed always gives the same one.</summary>
internal static class ScenarioGenerator
{
    // Nobody moves an ImageID, and no two rows have the same.
    private static readonly HashSet<Disturbance> NotOnNodes = [Disturbance.MovingTag, Disturbance.LateListing, Disturbance.SeveralRows];

    private const string Host = "ccr.ccs.tencentyun.com/shop";

    /// <summary>A scenario with up to five disturbances.</summary>
    /// <param name="seed">Which one.</param>
    public static Scenario Next(int seed)
    {
        var dice = new Random(seed);
        var all = Enum.GetValues<Disturbance>();
        var drawn = Enumerable.Range(0, dice.Next(1, 6)).Select(_ => all[dice.Next(all.Length)]).ToHashSet();
        return With(seed, drawn);
    }

    /// <summary>A scenario in which nothing goes wrong.</summary>
    public static Scenario Calm(int seed) => With(seed, new HashSet<Disturbance>());

    /// <summary>The scenario of a seed with exactly these disturbances.</summary>
    public static Scenario With(int seed, IReadOnlySet<Disturbance> drawn)
    {
        var scenario = Undisturbed(seed, drawn);
        drawn = drawn.Where(kind => !scenario.OnNodes || !NotOnNodes.Contains(kind)).ToHashSet();
        foreach (var kind in drawn.Order())
        {
            scenario = Disturb(scenario, kind, new Random((seed * 101) + (int)kind));
        }

        return scenario with { Disturbances = drawn };
    }

    private static Scenario Undisturbed(int seed, IReadOnlySet<Disturbance> drawn)
    {
        var dice = new Random(seed + 1_000_000_007);
        var policy = PolicyCase.All[dice.Next(PolicyCase.All.Count)];
        var images = dice.Next(3) == 0 ? dice.Next(2, 5) : 1;
        var contents = new List<Content>();
        var rows = new List<RowSpec>();
        for (var at = 0; at < images; at++)
        {
            // Two contents an image: the second is for a tag that moves, or for another registry.
            contents.Add(NextContent($"{at}-a", drawn, dice));
            contents.Add(NextContent($"{at}-b", drawn, dice));
            rows.Add(new RowSpec(100 + (10 * at), $"{Host}/app-{at}", "1", 2 * at)
            {
                Past = NextPast(dice),
                Takes = TimeSpan.FromSeconds(dice.Next(1, 40)),
                Trusted = dice.Next(5) > 0,
            });
        }

        var references = rows.Select(row => dice.Next(4) switch
        {
            0 => $"{row.Repository}@{contents[row.Content].Digest}",
            1 => $"{row.Name}@{contents[row.Content].Digest}",
            _ => row.Name,
        }).ToList();
        return new Scenario(seed, policy, references, contents, rows) { OnNodes = seed % 4 == 3, Rescan = dice.Next(4) == 0, PageCap = dice.Next(2) == 0 ? 100 : dice.Next(2, 6) };
    }

    private static List<PastScan> NextPast(Random dice) => dice.Next(5) switch
    {
        0 => [],
        4 => [new(TimeSpan.FromHours(dice.Next(12, 23)), ScanEnd.Complete), new(TimeSpan.FromHours(dice.Next(1, 4)), ScanEnd.Complete)],
        1 => [new(TimeSpan.FromHours(dice.Next(26, 200)), ScanEnd.Complete)],
        2 => [new(TimeSpan.FromHours(dice.Next(26, 200)), ScanEnd.Complete), new(TimeSpan.FromHours(dice.Next(1, 23)), ScanEnd.Complete)],
        _ => [new(TimeSpan.FromHours(dice.Next(1, 23)), ScanEnd.Complete)],
    };

    private static Content NextContent(string name, IReadOnlySet<Disturbance> drawn, Random dice)
    {
        var known = NextFindings(drawn, dice, dice.Next(2) == 0);
        var later = NextFindings(drawn, dice, false);
        return drawn.Contains(Disturbance.NewKnowledge)
            ? new Content(name, known, later, TimeSpan.FromSeconds(dice.Next(3) switch { 0 => -7200, 1 => -60_000, _ => dice.Next(0, 30) }))
            : new Content(name, known, known, TimeSpan.Zero);
    }

    private static Findings NextFindings(IReadOnlySet<Disturbance> drawn, Random dice, bool harmless)
    {
        var found = Enumerable.Range(0, dice.Next(4)).Select(at => new Vulnerability($"CVE-2020-{2000 + at}", 1 + dice.Next(2), "3.1")).ToList();
        if (harmless)
        {
            return new Findings(dice.Next(3) == 0 ? [.. found, new Vulnerability(PolicyCase.Waived, 1, "3.1")] : found, 0, 0);
        }

        found.AddRange(Enumerable.Range(0, dice.Next(1, 3)).Select(at => dice.Next(7) switch
        {
            0 => new Vulnerability("CVE-2020-3000", 4, "9.8") { Fixed = "2.0" },
            1 => new Vulnerability("CVE-2020-3001", 3, "7.5"),
            2 => new Vulnerability(PolicyCase.Denied, 2, "5.0"),
            3 => new Vulnerability("CVE-2020-3002", 2, "5.0") { Exploitable = true },
            4 => new Vulnerability("CVE-2020-3003", 3, "7.5") { Fixed = "2.0" },
            5 => new Vulnerability(PolicyCase.Waived, 4, "9.9"),
            _ => new Vulnerability("CVE-2020-3004", 1, "1.0"),
        }));
        found = [.. found.DistinctBy(row => row.Cve)];
        if (drawn.Contains(Disturbance.RepeatedFindings))
        {
            var one = found[dice.Next(found.Count)];
            found.AddRange(dice.Next(2) == 0 ? [one, one, one] : [one with { Level = 4, Score = "9.8", Fixed = "3.0", Exploitable = true }]);
        }

        if (drawn.Contains(Disturbance.BareFindings))
        {
            var at = dice.Next(found.Count);
            found[at] = dice.Next(2) == 0 ? found[at] with { Level = 3, Score = "0" } : found[at] with { Level = 3, Fixed = "", Exploitable = false, Bare = true };
        }

        return new Findings(found, dice.Next(4) == 0 ? dice.Next(1, 4) : 0, dice.Next(4) == 0 ? 1 : 0);
    }

    private static Scenario Disturb(Scenario scenario, Disturbance kind, Random dice) => kind switch
    {
        Disturbance.TornResult => Torn(scenario, dice),
        Disturbance.LaggingRows => Each(scenario, row => row with
        {
            Lag = dice.Next(3) switch { 0 => TimeSpan.FromSeconds(dice.Next(1, 40)), 1 => TimeSpan.FromHours(4), _ => TimeSpan.FromHours(25) },
            Queue = TimeSpan.FromSeconds(dice.Next(2) * dice.Next(1, 10)),
        }),
        Disturbance.LateListing => scenario with { ListingLag = TimeSpan.FromSeconds(dice.NextDouble() * 4) },
        Disturbance.MovingTag => Each(scenario, row => row with
        {
            Moves = [new TagMove(TimeSpan.FromSeconds(dice.Next(2) == 0 ? -60 : dice.Next(0, 40)), row.Content ^ 1, dice.Next(2) == 0)],
        }),
        Disturbance.FailedScan => Ends(scenario, dice, ScanEnd.Failed, ScanEnd.UnknownWord),
        Disturbance.IncompleteScan => Ends(scenario, dice, ScanEnd.WithoutVirus, ScanEnd.VirusError),
        Disturbance.ReusedTime => Ends(scenario, dice, ScanEnd.ReusedTime, ScanEnd.ReusedTime),
        Disturbance.StuckScan => Ends(scenario, dice, ScanEnd.Never, ScanEnd.Never),
        Disturbance.OtherScan or Disturbance.OvertakenScan => Each(scenario, row => row with
        {
            OtherScans = [.. Enumerable.Range(0, dice.Next(1, 3)).Select(_ => TimeSpan.FromSeconds(dice.Next(-10, 60))).Order()],
        }),
        Disturbance.QueuedScan => Each(scenario, row => row with { Queue = TimeSpan.FromSeconds(dice.Next(1, 20)) }),
        Disturbance.SeveralRows => Several(scenario, dice),
        Disturbance.AmbiguousName => scenario with
        {
            Rows = [.. scenario.Rows.SelectMany(row => row.Id >= 900 ? [row] : new[] { row, row with { Id = row.Id + 2, Registry = "other", Content = row.Content ^ 1, Past = NextPast(dice), Moves = [], Ends = [] } })],
        },
        Disturbance.SkewedClock => scenario with { Skew = TimeSpan.FromSeconds(dice.Next(-240, 241)) },
        Disturbance.WrongDate => scenario with { DateError = TimeSpan.FromHours(dice.Next(2) == 0 ? -dice.Next(1, 200) : dice.Next(1, 200)) },
        Disturbance.Outage => Outage(scenario, dice),
        Disturbance.VanishingRow => Each(scenario, row => row with { Vanishes = TimeSpan.FromSeconds(dice.Next(0, 40)) }),
        Disturbance.ZeroCounts => scenario with { Policy = PolicyCase.All.Where(policy => policy.ReadsVulnerabilities).ElementAt(dice.Next(2)) },
        Disturbance.OverlappingFindings or Disturbance.WrongFindingTotal => scenario with { PageCap = dice.Next(2, 5) },
        Disturbance.MovingRows => WithFiller(scenario, dice),
        _ => scenario,
    };

    // Half of them show everything but the counts at once, as the least that fools anyone; half replace no earlier result.
    private static Scenario Torn(Scenario scenario, Random dice)
    {
        var countsLast = dice.Next(2) == 0;
        var neverScanned = dice.Next(2) == 0;
        return Each(scenario, row => neverScanned ? row with { Past = [] } : row) with
        {
            Tear = Enum.GetValues<ResultPart>().ToDictionary(part => part, part => TimeSpan.FromSeconds(
                countsLast ? (part < ResultPart.Vulnerabilities ? 0 : 1 + (dice.NextDouble() * 0.9)) : dice.Next(3) == 0 ? 0 : dice.NextDouble() * 1.9)),
            TearIsNull = dice.Next(3) == 0,
        };
    }

    private static Scenario Each(Scenario scenario, Func<RowSpec, RowSpec> change) => scenario with { Rows = [.. scenario.Rows.Select(change)] };

    private static Scenario Ends(Scenario scenario, Random dice, ScanEnd one, ScanEnd other) => Each(scenario, row =>
    {
        var end = dice.Next(2) == 0 ? one : other;
        return dice.Next(4) == 0 && row.Past.Count > 0 && end != ScanEnd.Never
            ? row with { Past = [.. row.Past, new PastScan(TimeSpan.FromMinutes(30), end)] }
            : row with { Ends = [.. row.Ends, .. Enumerable.Repeat(end, dice.Next(1, 3))] };
    });

    private static Scenario Several(Scenario scenario, Random dice) => scenario with
    {
        Rows = [.. scenario.Rows.SelectMany(row =>
        {
            var other = row with { Id = row.Id + 1, Tag = "latest", Moves = [], Past = NextPast(dice), Trusted = dice.Next(3) > 0 };
            return dice.Next(2) == 0 ? new[] { row, other } : [other, row];
        })],
    };

    private static Scenario Outage(Scenario scenario, Random dice)
    {
        var from = TimeSpan.FromSeconds(dice.Next(0, 40));
        return scenario with { OutageFrom = from, OutageTo = from + TimeSpan.FromSeconds(dice.Next(1, 50)) };
    }

    private static Scenario WithFiller(Scenario scenario, Random dice) => scenario with
    {
        PageCap = dice.Next(2, 5),
        Contents = [.. scenario.Contents, .. Enumerable.Range(0, 5).Select(at => new Content($"filler-{at}", Findings.None, Findings.None, TimeSpan.Zero))],
        Rows = [.. scenario.Rows, .. Enumerable.Range(0, 5).Select(at => new RowSpec(900 + at, $"{Host}/filler-{at}", "1", scenario.Contents.Count + at))],
    };
}
