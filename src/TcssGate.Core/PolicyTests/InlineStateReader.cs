using TcssGate.Core.Documents;
using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Scans;

namespace TcssGate.Core.PolicyTests;

/// <summary>Reads a state that is written into a test, in the policy's own words, as a complete and fresh scan. What it leaves out is unknown.</summary>
internal sealed class InlineStateReader(DocumentReader reader)
{
    private const string MadeUpDigest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly Dictionary<string, ScanType> TypeNames = ScanTypes.All.ToDictionary(type => type.Name(), StringComparer.Ordinal);

    /// <summary>Reads a state.</summary>
    public PolicyTestState? Read(YamlNode node, ImageReference? image, DateOnly? day)
    {
        if (reader.Map(node, "state") is not { } map)
        {
            return null;
        }

        var findings = new StateFindingReader(reader);
        var vulnerabilities = findings.Vulnerabilities(map.Optional("vulnerabilities"));
        var viruses = findings.Viruses(map.Optional("viruses"));
        var risks = findings.Risks(map.Optional("risks"));
        var missing = reader.Items(map.Optional("notScanned"), "notScanned").Select(item => reader.Choice(item, "scan type", TypeNames)).ToList();
        var scan = new ScanSnapshot
        {
            Progress = 100,
            Status = new ScanStatus(ScanStatusKind.Scanned, "SCANNED"),
            Cve = TypeOf(ScanType.Cve, missing),
            Virus = TypeOf(ScanType.Virus, missing),
            Risk = TypeOf(ScanType.Risk, missing),
            Vulnerabilities = vulnerabilities.Count,
            BySeverity = vulnerabilities.BySeverity,
            Viruses = viruses.Count,
            Risks = risks.Count,
            SensitiveInfo = reader.Count(map.Optional("sensitiveInfo"), "sensitiveInfo"),
            Trusted = reader.Flag(map.Optional("trusted"), "trusted"),
            Os = reader.Text(map.Optional("os"), "os"),
            Size = reader.Size(map.Optional("size"), "size"),
            Created = reader.Date(map.Optional("created"), "created") is { } created ? Morning(created) : null,
        };
        map.RefuseOthers();
        return image is null || day is null ? null : new PolicyTestState.Inline(Evidence(image, scan with { ScanTime = Morning(day.Value) }) with
        {
            Findings = new ImageFindings(vulnerabilities.List, viruses.List, risks.List),
        });
    }

    private static ImageEvidence Evidence(ImageReference image, ScanSnapshot scan)
    {
        _ = Digest.TryParse(MadeUpDigest, out var madeUp);
        var listed = new RegistryImage(1, image.Repository, image.Tag ?? "latest", image.Digest ?? madeUp, "", "", "");
        scan = scan with { Repository = listed.Repository, Tag = listed.Tag, Digest = listed.Digest };
        var gaps = ScanTypes.All.Where(type => scan.Of(type).Status.Kind != ScanStatusKind.Scanned)
            .Select(type => new ScanGap(ScanGapKind.TypeNotScanned, type, $"the {type.Name()} scan was not done"))
            .ToList();
        return new ImageEvidence(image)
        {
            Image = listed,
            Scan = scan,
            Origin = ScanOrigin.Existing,
            Reason = gaps.Count > 0 ? Reasons.ScanIncomplete(gaps) : null,
            MissingTypes = gaps,
        };
    }

    private static TypeSnapshot TypeOf(ScanType type, List<ScanType?> missing) => missing.Contains(type)
        ? new TypeSnapshot(new ScanStatus(ScanStatusKind.NotScanned, "NOT_SCAN"), 0, null)
        : new TypeSnapshot(new ScanStatus(ScanStatusKind.Scanned, "SCANNED"), 100, null);

    private static DateTimeOffset Morning(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
