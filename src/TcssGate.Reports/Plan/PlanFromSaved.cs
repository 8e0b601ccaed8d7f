using TcssGate.Core.Evaluation;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Reports.Json;

namespace TcssGate.Reports.Plan;

/// <summary>A saved plan, as a plan again: the same that was written, or a <see cref="PlanFormatException"/>.</summary>
internal static class PlanFromSaved
{
    // 3650 days is the longest duration that can be given.
    private const double LongestSeconds = 3650d * 24 * 60 * 60;

    private static readonly Dictionary<string, SyncNeed> Syncs = Enum.GetValues<SyncNeed>().ToDictionary(SyncNeeds.Name, StringComparer.Ordinal);

    /// <summary>Reads it.</summary>
    public static GatePlan Of(SavedPlan saved)
    {
        var plan = new GatePlan
        {
            Version = saved.Tool.Version,
            MadeAt = saved.MadeAt,
            Day = saved.Day,
            IsForecast = saved.Forecast,
            Emulated = saved.Emulated,
            Endpoint = saved.Endpoint,
            Options = Of(saved.Options),
            Policies = [.. All(saved.Policies).Select(Of)],
            Images = [.. All(saved.Images).Select(Of)],
            IdleWaivers = [.. All(saved.IdleWaivers).Select(waiver => new IdleWaiver(Of(waiver), waiver.Policy, Named(waiver.Idle, SavedWords.IdleReasons)))],
            ExpiringWaivers = [.. All(saved.ExpiringWaivers).Select(waiver => new ExpiringWaiver(Of(waiver), waiver.Policy, waiver.DaysLeft ?? throw Missing()))],
        };
        return plan.Images.Count == 0 ? throw new PlanFormatException("it is about no image")
            : plan.Images.DistinctBy(image => image.Reference).Count() < plan.Images.Count ? throw new PlanFormatException("it has an image twice")
            : plan.Policies.DistinctBy(policy => policy.Name, StringComparer.Ordinal).Count() < plan.Policies.Count ? throw new PlanFormatException("it has a policy twice")
            : plan;
    }

    // What the serializer does not check: the items of a list.
    private static IReadOnlyList<T> All<T>(IReadOnlyList<T> items) => items.Any(item => item is null) ? throw Missing() : items;

    private static PlanFormatException Missing() => new("it holds nothing where something should stand");

    private static PlanOptions Of(SavedOptions saved) => new(saved.Rescan, Timeout(saved.TimeoutSeconds), saved.Region)
    {
        Source = Named(saved.Source, ImageSources.ByName),
        Override = saved.Override,
        Baseline = saved.Baseline is { } baseline ? new PlanBaseline(baseline.File, baseline.Fingerprint) : null,
    };

    private static TimeSpan? Timeout(double? seconds) => seconds switch
    {
        null => null,
        > 0 and <= LongestSeconds => TimeSpan.FromSeconds(seconds.Value),
        _ => throw new PlanFormatException($"its timeout is {seconds} s"),
    };

    private static PolicyContent Of(SavedPolicy saved)
    {
        var settings = saved.Settings.Select(setting => new PolicySetting(setting.Key, setting.Value ?? throw Missing())).OrderBy(setting => setting.Path, StringComparer.Ordinal);
        var policy = new PolicyContent(saved.Name, saved.File, [.. settings]);
        return policy.Fingerprint == saved.Fingerprint ? policy : throw new PlanFormatException($"the fingerprint of its policy {saved.Name} does not fit");
    }

    private static ImagePlan Of(SavedPlannedImage saved) => new()
    {
        Reference = ImageReference.Parse(saved.Reference, out _) ?? throw new PlanFormatException($"\"{saved.Reference}\" is no image"),
        Image = saved.Image is { } image ? Of(image) : null,
        Sync = Named(saved.Sync, Syncs),
        Scan = Of(saved.Scan),
        ScanTime = saved.ScanTime,
        Governance = saved.Governance is { } governance ? Of(governance) : null,
        Rules = saved.Rules.Count > 0 ? [.. All(saved.Rules).Select(Of)] : throw new PlanFormatException($"it has no rule for {saved.Reference}"),
    };

    private static ImageGovernance Of(SavedGovernance saved) =>
        GovernanceToSaved.Read(saved with { Names = All(saved.Names), Policies = All(saved.Policies), Others = All(saved.Others) });

    private static KnownImage Of(SavedKnownImage saved) => saved switch
    {
        SavedRegistryImage listed => new RegistryImage(
            listed.Id, listed.Repository, listed.Tag, DigestOf(listed.Digest), listed.RegistryType, listed.InstanceId, listed.InstanceName),
        SavedNodeImage held => new NodeImage(DigestOf(held.ImageId) ?? throw Missing(), held.Repository, held.Tag, [.. All(held.RepoDigests).Select(Pulled)])
        {
            Hosts = held.Hosts,
            Containers = held.Containers,
        },
        _ => throw new PlanFormatException("it does not say where an image is"),
    };

    private static Digest? DigestOf(string? text) =>
        text is null ? null : Digest.FromApi(text) ?? throw new PlanFormatException($"\"{text}\" is no digest");

    private static RepositoryDigest Pulled(string text) => RepositoryDigest.Parse(text) ?? throw new PlanFormatException($"\"{text}\" is no repository with a digest");

    private static ScanStep Of(SavedScanStep saved) => saved switch
    {
        { Step: "use-existing" } => new ScanStep.UseExisting(),
        { Step: "join" } => new ScanStep.Join(),
        { Step: "start", Why: { } why } => new ScanStep.Start(why),
        { Step: "give-up", Reason: { } reason } => new ScanStep.GiveUp(
            new UndecidedReason(Named(reason.Code, SavedWords.Reasons), reason.Text, reason.Mend)),
        _ => throw new PlanFormatException($"the step \"{saved.Step}\" is not known, or lacks its reason"),
    };

    private static RuleResult Of(SavedRule saved) => new(
        saved.Policy,
        saved.Id,
        Named(saved.Enforcement, SavedWords.Enforcement),
        saved.Desired,
        saved.Actual switch
        {
            { Count: { } count } => new Actual.Count(count),
            { Text: { } text } => new Actual.Text(text),
            _ => new Actual.Unknown(saved.Actual.Unknown ?? ""),
        },
        Named(saved.Outcome, SavedWords.Outcomes),
        saved.Waived)
    {
        InGrace = saved.InGrace,
        Override = saved.Override,
    };

    private static Waiver Of(SavedPlanWaiver saved) => new(saved.Id, saved.Component, [], saved.Reason, saved.Owner, saved.Expires, saved.Line);

    private static T Named<T>(string? name, IReadOnlyDictionary<string, T> byWord) =>
        name is not null && byWord.TryGetValue(name, out var value) ? value : throw new PlanFormatException($"it does not say what \"{name}\" is");
}
