using TcssGate.Core.Findings;

namespace TcssGate.Core.Evaluation;

/// <summary>Tells which waivers their owners should see to.</summary>
internal static class WaiverLife
{
    /// <summary>The waivers of a policy that did nothing for the image, and why.</summary>
    public static IEnumerable<IdleWaiver> Idle(ImageEvidence evidence, PolicyView view, DateOnly today)
    {
        foreach (var waiver in view.Waivers.Concerning.Where(waiver => !view.UsedWaivers.Contains(waiver)))
        {
            if (!waiver.IsActive(today))
            {
                yield return new IdleWaiver(waiver, view.Policy.Name, IdleReason.Expired);
            }
            else if (IsUnused(evidence, waiver))
            {
                yield return new IdleWaiver(waiver, view.Policy.Name, IdleReason.Unused);
            }
        }
    }

    /// <summary>The waivers of a policy that soon end, and whose end will be felt: not those that do nothing anyway.</summary>
    public static IEnumerable<ExpiringWaiver> Expiring(ImageEvidence evidence, PolicyView view, DateOnly today) => view.Waivers.Active
        .Where(waiver => waiver.ExpiresSoon(today) && (view.UsedWaivers.Contains(waiver) || !IsUnused(evidence, waiver)))
        .Select(waiver => new ExpiringWaiver(waiver, view.Policy.Name, waiver.Expires.DayNumber - today.DayNumber));

    /// <summary>The waivers of a policy that match a name of the image but not every name; not those that would do nothing anyway.</summary>
    public static IEnumerable<LeftOutWaiver> LeftOut(ImageEvidence evidence, PolicyView view, DateOnly today)
    {
        if (evidence.WhyUnproven is not null)
        {
            return [];
        }

        var names = evidence.Names;
        return view.Policy.Waivers
            .Where(waiver => waiver.IsActive(today))
            .Select(waiver => new LeftOutWaiver(waiver, view.Policy.Name, waiver.NamesLeftOut(names)))
            .Where(leftOut => leftOut.Names.Count > 0 && MayCoverSome(evidence, leftOut.Waiver));
    }

    private static bool MayCoverSome(ImageEvidence evidence, Policies.Waiver waiver) => Enum.GetValues<FindingKind>().Any(kind =>
        waiver.MayCover(kind) && (evidence.Findings.Of(kind) is FindingList.Whole list ? list.Items.Any(waiver.Covers) : !FindingNeeds.IsKnown(evidence, kind)));

    // Of a list that nobody read it cannot be said that a waiver matches nothing in it.
    private static bool IsUnused(ImageEvidence evidence, Policies.Waiver waiver) =>
        Enum.GetValues<FindingKind>().All(kind => !waiver.MayCover(kind) || FindingNeeds.IsKnown(evidence, kind));
}
