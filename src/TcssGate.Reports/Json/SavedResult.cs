using System.Text.Json.Serialization;

namespace TcssGate.Reports.Json;

/// <summary>A result as it is saved: the root of the file. What is unknown is <c>null</c>; a list without items is <c>[]</c>.</summary>
/// <param name="FormatVersion">The version of the format; it rises only when a reader of the old one would go wrong.</param>
/// <param name="Tool">Who wrote it.</param>
/// <param name="Verdict"><c>met</c>, <c>not-met</c> or <c>undecided</c>: the worst of all images.</param>
/// <param name="Emulated">Whether the stand-in cloud answered; such a verdict is none about a real image.</param>
/// <param name="Endpoint">Which endpoint answered.</param>
/// <param name="StartedAt">When the run started.</param>
/// <param name="FinishedAt">When the last image was judged.</param>
/// <param name="Environment">The options that environment variables set, by name; never their values.</param>
/// <param name="Images">One an image, in the order in which they were asked for.</param>
internal sealed record SavedResult(
    int FormatVersion,
    SavedTool Tool,
    string Verdict,
    bool Emulated,
    string Endpoint,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    IReadOnlyList<SavedEnvironmentSetting> Environment,
    IReadOnlyList<SavedImage> Images)
{
    /// <summary>The version that this program writes.</summary>
    public const int CurrentVersion = 1;
}

/// <summary>An option that an environment variable set.</summary>
/// <param name="Option">The option, as in <c>--policy</c>.</param>
/// <param name="Variable">The variable, as in <c>TCSS_GATE_POLICY</c>.</param>
internal sealed record SavedEnvironmentSetting(string Option, string Variable);

/// <summary>Who wrote a result.</summary>
/// <param name="Name">Always <c>tcss-gate</c>.</param>
/// <param name="Version">The version of the program.</param>
internal sealed record SavedTool(string Name, string Version);

/// <summary>What the gate says of one image.</summary>
/// <param name="Reference">The image as the user named it.</param>
/// <param name="Verdict"><c>met</c>, <c>not-met</c> or <c>undecided</c>.</param>
/// <param name="Reason">Why nothing can be said of the image; <c>null</c> when its rules were checked.</param>
/// <param name="Image">The image in TCSS, its digest pinned; <c>null</c> when TCSS does not know it.</param>
/// <param name="Origin">How the scan came about: <c>existing</c>, <c>triggered</c>, <c>joined</c> or <c>none</c>.</param>
/// <param name="Scan">The last look at its scan; <c>null</c> when there was none.</param>
/// <param name="NodeTrust">What an image on nodes with the same digest says of its trust; <c>null</c> when it was not asked for, or none says anything.</param>
/// <param name="Governance">Which of the given policies govern the image; <c>null</c> when it was not recorded.</param>
/// <param name="Rules">Every rule of every policy that governs the image, in the order of the policies.</param>
/// <param name="FindingsRead">The kinds of findings that were read whole: <c>vulnerability</c>, <c>virus</c>, <c>risk</c>.</param>
/// <param name="Findings">What was found and is not waived, worst first.</param>
/// <param name="Waived">What was found and is waived, worst first.</param>
/// <param name="IdleWaivers">Waivers that did nothing for this image.</param>
/// <param name="ExpiringWaivers">Waivers that soon end, and whose end will be felt.</param>
/// <param name="LeftOutWaivers">Waivers that match a name of the image but not every name.</param>
internal sealed record SavedImage(
    SavedReference Reference,
    string Verdict,
    SavedReason? Reason,
    SavedKnownImage? Image,
    string Origin,
    SavedScan? Scan,
    SavedNodeTrust? NodeTrust,
    SavedGovernance? Governance,
    IReadOnlyList<SavedRule> Rules,
    IReadOnlyList<string> FindingsRead,
    IReadOnlyList<SavedFinding> Findings,
    IReadOnlyList<SavedWaived> Waived,
    IReadOnlyList<SavedIdleWaiver> IdleWaivers,
    IReadOnlyList<SavedExpiringWaiver> ExpiringWaivers,
    IReadOnlyList<SavedLeftOutWaiver> LeftOutWaivers);

/// <summary>An image as a user names it.</summary>
/// <param name="Text">The whole reference.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Tag">The tag, or <c>null</c>.</param>
/// <param name="Digest">The digest asked for, or <c>null</c>.</param>
internal sealed record SavedReference(string Text, string Repository, string? Tag, string? Digest);

/// <summary>Why nothing can be said of an image.</summary>
/// <param name="Code">Which of the known reasons, as in <c>image-not-found</c>.</param>
/// <param name="Text">What is so.</param>
/// <param name="Mend">What to do about it.</param>
internal sealed record SavedReason(string Code, string Text, string Mend);

/// <summary>One image that TCSS knows; <c>source</c> says from where.</summary>
/// <param name="Repository">The repository with its registry host; on nodes as they name it, empty without a name.</param>
/// <param name="Tag">The tag; empty on nodes without one.</param>
/// <param name="Digest">The pinned digest; <c>null</c> when TCSS does not say.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "source")]
[JsonDerivedType(typeof(SavedRegistryImage), "registry")]
[JsonDerivedType(typeof(SavedNodeImage), "node")]
internal abstract record SavedKnownImage(string Repository, string Tag, string? Digest);

/// <summary>One image of one registry.</summary>
/// <param name="Id">TCSS's number of the image.</param>
/// <param name="Repository">The repository with its registry host.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Digest">The pinned digest; <c>null</c> when TCSS does not say.</param>
/// <param name="RegistryType">The kind of registry; empty when unknown.</param>
/// <param name="InstanceId">The registry instance; empty for registries without instances.</param>
/// <param name="InstanceName">The registry's name in TCSS; empty when unknown.</param>
internal sealed record SavedRegistryImage(
    long Id, string Repository, string Tag, string? Digest, string RegistryType, string InstanceId, string InstanceName)
    : SavedKnownImage(Repository, Tag, Digest);

/// <summary>One image that nodes hold.</summary>
/// <param name="ImageId">Its ImageID, which is pinned.</param>
/// <param name="Repository">The repository as the nodes name it; empty without a name.</param>
/// <param name="Tag">The tag; empty without one.</param>
/// <param name="Digest">The digest of its manifest; <c>null</c> when TCSS does not say, or it was pulled by several.</param>
/// <param name="RepoDigests">The addresses that nodes pulled it from, each <c>repo@sha256:…</c>; empty when unknown.</param>
/// <param name="Hosts">On how many nodes it is, or <c>null</c> when unknown.</param>
/// <param name="Containers">How many containers run it, or <c>null</c> when unknown.</param>
internal sealed record SavedNodeImage(
    string ImageId, string Repository, string Tag, string? Digest, IReadOnlyList<string> RepoDigests, int? Hosts, int? Containers)
    : SavedKnownImage(Repository, Tag, Digest);

/// <summary>What an image on nodes says of the trust of a registry image with the same digest.</summary>
/// <param name="ImageId">The image on nodes.</param>
/// <param name="Trusted">Whether TCSS trusts it.</param>
internal sealed record SavedNodeTrust(string ImageId, bool Trusted);

/// <summary>One rule of one policy, held against one image.</summary>
/// <param name="Policy">The policy's name.</param>
/// <param name="Id">The rule's path in the policy.</param>
/// <param name="Enforcement"><c>mandatory</c>, <c>advisory</c> or <c>soft</c>.</param>
/// <param name="Outcome"><c>met</c>, <c>violated</c> or <c>unknown</c>.</param>
/// <param name="Desired">The desired state, in words.</param>
/// <param name="Actual">The actual state.</param>
/// <param name="Waived">How many findings were taken off the actual state because they are waived.</param>
/// <param name="InGrace">How many findings were taken off the actual state because they were published only recently.</param>
/// <param name="Override">Why the violation of a soft rule is accepted; <c>null</c> when it is not.</param>
internal sealed record SavedRule(
    string Policy, string Id, string Enforcement, string Outcome, string Desired, SavedActual Actual, int Waived, int InGrace, string? Override);

/// <summary>An actual state: exactly one of the three is there.</summary>
/// <param name="Count">A number.</param>
/// <param name="Text">Something that is not a number.</param>
/// <param name="Unknown">Why it is not known.</param>
internal sealed record SavedActual(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Count = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unknown = null);

/// <summary>An accepted finding.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Waiver">The waiver that covers it.</param>
/// <param name="Policy">The policy that the waiver stands in.</param>
internal sealed record SavedWaived(SavedFinding Finding, SavedWaiver Waiver, string Policy);

/// <summary>A waiver that did nothing.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Policy">The policy that it stands in.</param>
/// <param name="Reason"><c>expired</c> or <c>unused</c>.</param>
internal sealed record SavedIdleWaiver(SavedWaiver Waiver, string Policy, string Reason);

/// <summary>A waiver that soon ends.</summary>
/// <param name="Waiver">The waiver.</param>
/// <param name="Policy">The policy that it stands in.</param>
/// <param name="DaysLeft">How many days it still holds after the day of the verdict; 0 on its last day.</param>
internal sealed record SavedExpiringWaiver(SavedWaiver Waiver, string Policy, int DaysLeft);

/// <summary>A waiver, as it stands in its policy.</summary>
/// <param name="Id">A CVE, a virus's name or path, or a risk's type.</param>
/// <param name="Component">Narrows it to one component, or <c>null</c>.</param>
/// <param name="Images">Narrows it to some images (globs); empty: any.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Owner">Who accepts it.</param>
/// <param name="Expires">The last day on which it holds (UTC).</param>
/// <param name="Line">Where it stands in its file, from 1.</param>
internal sealed record SavedWaiver(
    string Id, string? Component, IReadOnlyList<string> Images, string Reason, string Owner, DateOnly Expires, int Line)
{
    /// <summary>Narrows it to the files that a pattern matches; left out: any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    /// <summary>Narrows it to one version of the component; left out: any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Version { get; init; }
}
