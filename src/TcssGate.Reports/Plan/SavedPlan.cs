using System.Text.Json.Serialization;
using TcssGate.Reports.Json;

namespace TcssGate.Reports.Plan;

/// <summary>A plan as it is saved: the root of the file (docs/plan.md). What is unknown is <c>null</c>; a list without items is <c>[]</c>.</summary>
/// <param name="Kind">Always <see cref="PlanKind"/>; tells a plan from a saved result.</param>
/// <param name="FormatVersion">The version of the format; it rises only when a reader of the old one would go wrong.</param>
/// <param name="Tool">Who wrote it.</param>
/// <param name="MadeAt">When the plan was made.</param>
/// <param name="Day">The day that was judged by (UTC).</param>
/// <param name="Forecast">Whether that day was asked for; such a plan is never applied.</param>
/// <param name="Emulated">Whether the stand-in cloud answered.</param>
/// <param name="Endpoint">Which endpoint answered.</param>
/// <param name="Verdict"><c>met</c>, <c>not-met</c> or <c>undecided</c>: the worst of all images as they stand.</param>
/// <param name="Summary">How the work adds up.</param>
/// <param name="Options">The options that decide what is done.</param>
/// <param name="Policies">The policies, with all that they say.</param>
/// <param name="Images">One an image, in the order in which they were asked for.</param>
/// <param name="IdleWaivers">Waivers that do nothing for any image.</param>
/// <param name="ExpiringWaivers">Waivers that soon end.</param>
internal sealed record SavedPlan(
    string Kind,
    int FormatVersion,
    SavedTool Tool,
    DateTimeOffset MadeAt,
    DateOnly Day,
    bool Forecast,
    bool Emulated,
    string Endpoint,
    string Verdict,
    SavedSummary Summary,
    SavedOptions Options,
    IReadOnlyList<SavedPolicy> Policies,
    IReadOnlyList<SavedPlannedImage> Images,
    IReadOnlyList<SavedPlanWaiver> IdleWaivers,
    IReadOnlyList<SavedPlanWaiver> ExpiringWaivers)
{
    /// <summary>What the file is.</summary>
    public const string PlanKind = "tcss-gate/plan";

    /// <summary>The version that this program writes, and the only one that it reads.</summary>
    public const int CurrentVersion = 1;
}

/// <summary>How the work adds up; for who reads the file, never read back.</summary>
/// <param name="Sync">How many images need a sync.</param>
/// <param name="Scan">How many are scanned.</param>
/// <param name="Join">How many have a scan that runs and is waited for.</param>
/// <param name="Unchanged">How many need nothing.</param>
/// <param name="Blocked">How many stay undecided whatever is done.</param>
internal sealed record SavedSummary(int Sync, int Scan, int Join, int Unchanged, int Blocked);

/// <summary>The options that decide what is done.</summary>
/// <param name="Rescan">Whether every image is scanned again.</param>
/// <param name="TimeoutSeconds">How long an image is waited for; <c>null</c>: as the policies say.</param>
/// <param name="Region">The region, or <c>null</c>.</param>
/// <param name="Source">Where the images are: <c>registry</c> or <c>node</c>.</param>
/// <param name="Override">Why violated soft rules are accepted, or <c>null</c>.</param>
/// <param name="Baseline">What new vulnerabilities are told by, or <c>null</c>.</param>
internal sealed record SavedOptions(bool Rescan, double? TimeoutSeconds, string? Region, string Source, string? Override, SavedPlanBaseline? Baseline);

/// <summary>A saved result that the plan was compared with.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Fingerprint">A SHA-256 over it.</param>
internal sealed record SavedPlanBaseline(string File, string Fingerprint);

/// <summary>A policy with all that it says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Fingerprint">A SHA-256 over its settings.</param>
/// <param name="Settings">Every value by its path, ordered by path.</param>
internal sealed record SavedPolicy(string Name, string File, string Fingerprint, IReadOnlyDictionary<string, string> Settings);

/// <summary>What would be done about one image.</summary>
/// <param name="Reference">The image as the user named it.</param>
/// <param name="Image">The image that TCSS lists, its digest pinned; <c>null</c> when it lists none, or several.</param>
/// <param name="Sync">Why a sync comes first: <c>tag-alone</c>, <c>not-listed</c> or <c>other-digest</c>; <c>none</c> without one.</param>
/// <param name="Scan">What happens to its scan.</param>
/// <param name="ScanTime">When the scan ended that the actual values come from, or <c>null</c>.</param>
/// <param name="Verdict"><c>met</c>, <c>not-met</c> or <c>undecided</c>, as it stands.</param>
/// <param name="Rules">Every rule; each outcome is <c>unknown</c> where work is to be done.</param>
/// <param name="Governance">Which of the given policies govern the image; <c>null</c> when it was not recorded.</param>
internal sealed record SavedPlannedImage(
    string Reference,
    SavedKnownImage? Image,
    string Sync,
    SavedScanStep Scan,
    DateTimeOffset? ScanTime,
    string Verdict,
    IReadOnlyList<SavedRule> Rules,
    SavedGovernance? Governance = null);

/// <summary>What happens to a scan.</summary>
/// <param name="Step"><c>use-existing</c>, <c>join</c>, <c>start</c> or <c>give-up</c>.</param>
/// <param name="Why">Why one is started; else left out.</param>
/// <param name="Reason">Why nothing can be done; else left out.</param>
internal sealed record SavedScanStep(
    string Step,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Why = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SavedReason? Reason = null);

/// <summary>A waiver to see to.</summary>
/// <param name="Policy">The policy that it stands in.</param>
/// <param name="Line">Where it stands in its file, from 1.</param>
/// <param name="Id">A CVE, a virus's name or path, or a risk's type.</param>
/// <param name="Component">Narrows it to one component, or <c>null</c>.</param>
/// <param name="Owner">Who accepts it.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Expires">The last day on which it holds (UTC).</param>
/// <param name="Idle">Of one that does nothing, <c>expired</c> or <c>unused</c>; else left out.</param>
/// <param name="DaysLeft">Of one that soon ends, for how many days more it holds; else left out.</param>
internal sealed record SavedPlanWaiver(
    string Policy,
    int Line,
    string Id,
    string? Component,
    string Owner,
    string Reason,
    DateOnly Expires,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Idle = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? DaysLeft = null);

/// <summary>Reads and writes plans without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SavedPlan))]
internal sealed partial class PlanJson : JsonSerializerContext;
