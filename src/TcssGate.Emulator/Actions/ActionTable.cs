using System.Collections.Frozen;
using TcssGate.Emulator.Findings;
using TcssGate.Emulator.Images;
using TcssGate.Emulator.Nodes;
using TcssGate.Emulator.Scans;
using TcssGate.Emulator.Syncing;
using static TcssGate.Emulator.Actions.ParameterKind;

namespace TcssGate.Emulator.Actions;

/// <summary>Every action that the cloud answers.</summary>
internal static class ActionTable
{
    public const string Version = "2020-11-01";

    private static readonly (string, ParameterKind)[] Page =
        [("Limit", Integer), ("Offset", Integer), ("Filters", ParameterKind.Filters), ("By", Text), ("Order", Text)];

    private static readonly (string, ParameterKind)[] Findings = [.. Page, ("Id", Integer), ("ImageInfo", Unread)];

    private static readonly (string, ParameterKind)[] NodeFindings = [.. Page, ("ImageID", Text)];

    private static readonly (string, ParameterKind)[] NodeScan =
    [
        ("All", Flag), ("Images", Texts), ("ScanVul", Flag), ("ScanVirus", Flag), ("ScanRisk", Flag), ("Timeout", Integer), ("Filters", Unread),
        ("ExcludeImageIds", Unread), ("ContainerRunning", Unread), ("ScanScope", Unread), ("IsOneClickScanningTask", Unread), ("ClusterIDs", Unread),
    ];

    private static readonly (string, ParameterKind)[] Which = [("All", Flag), ("Id", Integers), ("Images", Unread)];

    private static readonly (string, ParameterKind)[] Selection =
        [.. Which, ("Filters", ParameterKind.Filters), ("ExcludeImageList", Integers), ("OnlyScanLatest", Flag)];

    private static readonly FrozenDictionary<string, ActionSpec> Actions = new[]
    {
        Action("DescribeAssetImageRegistryList", ImageListAction.Run, [], [.. Page, ("OnlyShowLatest", Unread), ("IsRunning", Unread)]),
        Action("DescribeAssetImageRegistryDetail", ImageDetailAction.Run, [], [("Id", Integer), ("ImageId", Text)]),
        Action("SyncAssetImageRegistryAsset", SyncActions.Start, [], [("All", Flag), ("RegistryIds", Integers)]),
        Action("DescribeAssetImageRegistryAssetStatus", SyncActions.Status, [], []),
        Action("DescribeAssetImageRegistryRegistryList", RegistryListAction.Run, [], Page),
        Action("CreateAssetImageRegistryScanTask", ScanTaskAction.Run, [], [.. Selection, ("ScanType", Texts), ("Timeout", Integer)]),
        Action("DescribeAssetImageRegistryScanStatusOneKey", ScanProgressAction.Run, [], [.. Which, ("TaskID", Integer)]),
        Action("ModifyAssetImageRegistryScanStop", ScanStopAction.Run, [], [.. Selection, ("TaskID", Integer)]),
        Action("DescribeAssetImageRegistryVulList", FindingListActions.Vulnerabilities, ["Id"], Findings),
        Action("DescribeAssetImageRegistryVirusList", FindingListActions.Viruses, ["Id"], Findings),
        Action("DescribeAssetImageRegistryRiskInfoList", FindingListActions.Risks, ["Id"], Findings),
        Action("DescribeAssetImageList", NodeImageActions.List, [], Page),
        Action("DescribeAssetImageDetail", NodeImageActions.Detail, ["ImageID"], [("ImageID", Text)]),
        Action("CreateAssetImageScanTask", NodeScanActions.Start, [], NodeScan),
        Action("DescribeAssetImageScanStatus", NodeScanActions.Progress, ["TaskID"], [("TaskID", Text)]),
        Action("DescribeAssetImageVulList", NodeFindingActions.Vulnerabilities, ["ImageID"], NodeFindings),
        Action("DescribeAssetImageVirusList", NodeFindingActions.Viruses, ["ImageID"], NodeFindings),
        Action("DescribeAssetImageRiskList", NodeFindingActions.Risks, ["ImageID"], NodeFindings),
    }.ToFrozenDictionary(action => action.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. Actions.Keys.Order(StringComparer.Ordinal)];

    /// <summary><see langword="null"/> when there is no such action.</summary>
    public static ActionSpec? Find(string name) => Actions.GetValueOrDefault(name);

    private static ActionSpec Action(
        string name,
        Func<CloudState, Parameters, Outcome> run,
        IReadOnlyList<string> required,
        IReadOnlyList<(string Name, ParameterKind Kind)> parameters) =>
        new(name, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Kind, StringComparer.Ordinal), required, run);
}
