using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Evaluation;

/// <summary>The findings of an image as one policy sees them: which it waives, which are in grace, which are new.</summary>
internal sealed class PolicyView
{
    private readonly ImageEvidence evidence;
    private readonly Circumstances circumstances;
    private readonly Dictionary<FindingKind, FindingTable> tables = [];
    private readonly Dictionary<FindingKind, Waiver?[]> waivers = [];
    private readonly Dictionary<FindingKind, bool> waivable = [];
    private readonly IReadOnlyCollection<FindingKind> counted;

    /// <summary>Sorts every list that was read.</summary>
    /// <param name="evidence">What was learnt of the image.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="circumstances">What the verdict depends on besides.</param>
    /// <param name="counted">The lists that rules count by; <see langword="null"/>: every one that was read.</param>
    public PolicyView(ImageEvidence evidence, Policy policy, Circumstances circumstances, IReadOnlyCollection<FindingKind>? counted = null)
    {
        this.counted = counted ?? Enum.GetValues<FindingKind>();
        this.evidence = evidence;
        this.circumstances = circumstances;
        this.Policy = policy;
        this.Waivers = new WaiverIndex(policy, evidence.Names, circumstances.Today);
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            this.waivable[kind] = this.Waivers.Active.Any(waiver => waiver.MayCover(kind));
            this.Look(kind);
        }
    }

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    /// <summary>Its waivers that concern the image.</summary>
    public WaiverIndex Waivers { get; }

    /// <summary>The waivers that cover some finding.</summary>
    public HashSet<Waiver> UsedWaivers { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Why it cannot be told which vulnerabilities are new; <see langword="null"/> when it can.</summary>
    public string? WhyNotComparable => (this.circumstances.Baseline, this.evidence.Image) switch
    {
        (null, _) => "no baseline was given to compare with (--baseline FILE)",
        ({ } baseline, { } image) when baseline.Knows(image.Repository) => null,
        _ => $"the baseline does not say what {this.evidence.Image?.Repository ?? this.evidence.Reference.Repository} had",
    };

    /// <summary>
    /// A list as the policy sees it; <see langword="null"/> when it was not read whole, or only a report asked for it: what a report shows decides nothing.
    /// </summary>
    public FindingTable? Table(FindingKind kind) => this.counted.Contains(kind) ? this.tables.GetValueOrDefault(kind) : null;

    /// <summary>Whether something of a kind may be taken off its count.</summary>
    public bool MayExcuse(FindingKind kind) => this.waivable[kind] || (kind == FindingKind.Vulnerability && this.Policy.Grace is not null);

    /// <summary>Why a list is not there.</summary>
    public string WhyNotListed(FindingKind? kind) =>
        kind is { } listed && this.evidence.Findings.Of(listed) is FindingList.Unreadable unreadable
            ? $"the list of findings could not be read: {unreadable.Why}"
            : "the list of findings was not read";

    /// <summary>The first waiver of the finding at a place of a list; <see langword="null"/> when none covers it.</summary>
    public Waiver? WaiverOf(FindingKind kind, int at) => this.waivers[kind][at];

    private void Look(FindingKind kind)
    {
        if (this.evidence.Findings.Of(kind) is not FindingList.Whole { Items: var items })
        {
            return;
        }

        var (covering, used) = this.Waivers.Cover(items);
        this.UsedWaivers.UnionWith(used);
        this.waivers[kind] = covering;
        this.tables[kind] = new FindingTable(
            items, at => covering[at] is not null ? Excuse.Waived : this.IsInGrace(items[at]) ? Excuse.InGrace : Excuse.None, this.IsNew);
    }

    private bool IsNew(Vulnerability vulnerability) =>
        this.evidence.Image is { } image && this.circumstances.Baseline is { } baseline && !baseline.Has(image.Repository, vulnerability);

    // A date in the future proves no youth.
    private bool IsInGrace(Finding finding) =>
        this.Policy.Grace is { } grace
        && finding is Vulnerability { Published: { } published }
        && this.circumstances.Now - published < grace
        && published <= this.circumstances.Now;
}
