using TcssGate.Core.Findings;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Evaluation;

/// <summary>The vulnerabilities that an earlier result found, repository by repository: what it does not have is new.</summary>
public sealed class Baseline
{
    private readonly Dictionary<string, HashSet<(string Name, string Component)>> byRepository;

    private Baseline(Dictionary<string, HashSet<(string Name, string Component)>> byRepository) => this.byRepository = byRepository;

    /// <summary>What a result found. An image whose list of vulnerabilities was not read whole is left out, since what it
    /// lacks need not be new; so is one without a name.</summary>
    /// <remarks>Of several images of one repository, what any of them has is not new. What was waived was found all the same.</remarks>
    public static Baseline Of(IEnumerable<ImageResult> images)
    {
        var byRepository = new Dictionary<string, HashSet<(string, string)>>(StringComparer.Ordinal);
        foreach (var image in images.Where(image => image is { Image.Repository.Length: > 0 } && image.FindingsRead.Contains(FindingKind.Vulnerability)))
        {
            if (!byRepository.TryGetValue(image.Image!.Repository, out var found))
            {
                byRepository[image.Image.Repository] = found = new HashSet<(string, string)>(ComponentKey.Comparer);
            }

            found.UnionWith(image.Findings.Concat(image.Waived.Select(waived => waived.Finding)).OfType<Vulnerability>().Select(Key));
        }

        return new Baseline(byRepository);
    }

    /// <summary>Whether it says anything of a repository.</summary>
    /// <param name="repository">With its host, as in <c>ccr.ccs.tencentyun.com/shop/web</c>.</param>
    public bool Knows(string repository) => this.byRepository.ContainsKey(repository);

    /// <summary>Whether it has a vulnerability of a repository: the same CVE in the same component, of whatever version.</summary>
    /// <remarks>Two vulnerabilities without a name have nothing in common, so it never has one.</remarks>
    public bool Has(string repository, Vulnerability vulnerability) =>
        vulnerability.Id is not ("" or Vulnerability.Nameless)
        && this.byRepository.TryGetValue(repository, out var found) && found.Contains(Key(vulnerability));

    private static (string Name, string Component) Key(Vulnerability vulnerability) => (vulnerability.Id, vulnerability.Component);
}
