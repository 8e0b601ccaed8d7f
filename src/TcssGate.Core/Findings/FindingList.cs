namespace TcssGate.Core.Findings;

/// <summary>What is known of one kind of findings of one image.</summary>
public abstract record FindingList
{
    private FindingList()
    {
    }

    /// <summary>Nobody asked for the list, because nothing needed it.</summary>
    public sealed record NotRead : FindingList;

    /// <summary>The list was needed and could not be read whole: what depends on it is unknown.</summary>
    /// <param name="Why">The reason, in the user's words.</param>
    public sealed record Unreadable(string Why) : FindingList
    {
        /// <summary>Whether an outage was the reason, so that another attempt may succeed.</summary>
        public bool MayPass { get; init; }
    }

    /// <summary>The whole list.</summary>
    /// <param name="Items">Every finding, as many times as TCSS lists it.</param>
    public sealed record Whole(IReadOnlyList<Finding> Items) : FindingList;
}

/// <summary>The three lists of findings of one image.</summary>
/// <param name="Vulnerabilities">Of <see cref="FindingKind.Vulnerability"/>.</param>
/// <param name="Viruses">Of <see cref="FindingKind.Virus"/>.</param>
/// <param name="Risks">Of <see cref="FindingKind.Risk"/>.</param>
public sealed record ImageFindings(FindingList Vulnerabilities, FindingList Viruses, FindingList Risks)
{
    /// <summary>No list was read.</summary>
    public static ImageFindings NotRead { get; } = new(new FindingList.NotRead(), new FindingList.NotRead(), new FindingList.NotRead());

    /// <summary>Whether an outage kept some list from being read, so that another attempt may succeed.</summary>
    public bool MayBeReadable => this.Vulnerabilities is FindingList.Unreadable { MayPass: true }
        || this.Viruses is FindingList.Unreadable { MayPass: true }
        || this.Risks is FindingList.Unreadable { MayPass: true };

    /// <summary>No list can be read.</summary>
    /// <param name="why">The reason, in the user's words.</param>
    public static ImageFindings Unreadable(string why) =>
        new(new FindingList.Unreadable(why), new FindingList.Unreadable(why), new FindingList.Unreadable(why));

    /// <summary>These lists, those that an outage kept from being read as not read.</summary>
    public ImageFindings WithoutOutages() => new(WithoutOutage(this.Vulnerabilities), WithoutOutage(this.Viruses), WithoutOutage(this.Risks));

    private static FindingList WithoutOutage(FindingList list) => list is FindingList.Unreadable { MayPass: true } ? new FindingList.NotRead() : list;

    /// <summary>The list of one kind.</summary>
    public FindingList Of(FindingKind kind) => kind switch
    {
        FindingKind.Vulnerability => this.Vulnerabilities,
        FindingKind.Virus => this.Viruses,
        FindingKind.Risk => this.Risks,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
