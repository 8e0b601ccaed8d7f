using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Tcss.Api;

namespace TcssGate.Tcss.Scanning;

/// <summary>Reads lists of findings whole. A list that breaks off is no list: what depends on it is unknown.</summary>
internal sealed class FindingReader(IImageSource source, int parallelism)
{
    /// <summary>Reads some lists of an image and adds them to what is known of it.</summary>
    public async Task<ImageEvidence> ReadAsync(ImageEvidence evidence, IReadOnlyList<FindingKind> kinds, CancellationToken cancellation)
    {
        var findings = evidence.Findings;
        foreach (var kind in kinds.Where(kind => findings.Of(kind) is FindingList.NotRead))
        {
            var list = await this.ReadAsync(evidence.ScannedRow!, kind, cancellation).ConfigureAwait(false);
            findings = kind switch
            {
                FindingKind.Vulnerability => findings with { Vulnerabilities = list },
                FindingKind.Virus => findings with { Viruses = list },
                _ => findings with { Risks = list },
            };
        }

        return evidence with { Findings = findings };
    }

    private async Task<FindingList> ReadAsync(KnownImage image, FindingKind kind, CancellationToken cancellation)
    {
        try
        {
            var list = await PageReader.ReadAsync((window, token) => source.ListFindingsAsync(image, kind, window, token), parallelism, cancellation).ConfigureAwait(false);
            return list.Defect is { } defect ? new FindingList.Unreadable(defect) : new FindingList.Whole(list.Items);
        }
        catch (TcssException trouble) when (trouble.Failure is not TcssFailure.RefusedKeys)
        {
            return new FindingList.Unreadable(trouble.Message) { MayPass = trouble.MayPass };
        }
    }
}
