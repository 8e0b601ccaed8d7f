using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Planning;

/// <summary>What a plan is held against before the first request is sent.</summary>
/// <param name="Emulated">Whether the stand-in cloud answers.</param>
/// <param name="Endpoint">Which endpoint answers.</param>
/// <param name="Options">The options that decide what is done.</param>
/// <param name="Policies">The policies and what they say.</param>
/// <param name="Today">The day (UTC).</param>
public sealed record PlanSetting(
    bool Emulated, string Endpoint, PlanOptions Options, IReadOnlyList<(Policy Policy, PolicyContent Content)> Policies, DateOnly Today);

/// <summary>Tells whether a saved plan still fits what it was made from.</summary>
public static class PlanStaleness
{
    /// <summary>Everything that has changed; nothing when the plan still fits.</summary>
    public static IReadOnlyList<PlanDifference> Of(GatePlan plan, PlanSetting now) =>
        [.. Cloud(plan, now), .. plan.Options.DifferencesTo(now.Options), .. Policies(plan, now), .. Expired(plan, now)];

    // Two stand-in clouds differ by their world, which shows in the digests; a real one is told by its address.
    private static IEnumerable<PlanDifference> Cloud(GatePlan plan, PlanSetting now) =>
        plan.Emulated != now.Emulated || (!plan.Emulated && plan.Endpoint != now.Endpoint)
            ? [new PlanDifference("endpoint", plan.Endpoint, now.Endpoint)]
            : [];

    private static IEnumerable<PlanDifference> Policies(GatePlan plan, PlanSetting now)
    {
        var before = plan.Policies.ToDictionary(policy => policy.Name, StringComparer.Ordinal);
        var after = now.Policies.ToDictionary(policy => policy.Content.Name, policy => policy.Content, StringComparer.Ordinal);
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).SelectMany(name => (before.GetValueOrDefault(name), after.GetValueOrDefault(name)) switch
        {
            ({ } planned, { } found) => planned.Fingerprint == found.Fingerprint ? [] : planned.DifferencesTo(found),
            ({ } planned, null) => [new PlanDifference($"policy {name}", planned.Fingerprint, null)],
            (_, var found) => [new PlanDifference($"policy {name}", null, found!.Fingerprint)],
        });
    }

    // The file is the same, but what it accepts is not.
    private static IEnumerable<PlanDifference> Expired(GatePlan plan, PlanSetting now) =>
        from policy in now.Policies
        from waiver in policy.Policy.Waivers
        where waiver.IsActive(plan.Day) && !waiver.IsActive(now.Today) && plan.Images.Any(image => waiver.AppliesTo(NamesOf(image)))
        select new PlanDifference(
            $"policy {policy.Policy.Name}: the waiver of {waiver.Id}", $"held until {waiver.Expires:yyyy-MM-dd}", $"expired on {now.Today:yyyy-MM-dd}");

    private static ImageNames NamesOf(ImagePlan image) => ImageNames.Of(image.Reference, image.Image is { } listed ? [listed] : []);
}
