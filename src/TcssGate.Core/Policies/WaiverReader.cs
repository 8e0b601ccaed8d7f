using TcssGate.Core.Documents;

namespace TcssGate.Core.Policies;

/// <summary>Reads the waivers of a policy. One without reason, owner or last day is none.</summary>
internal sealed class WaiverReader(DocumentReader reader, DateOnly today)
{
    /// <summary>Reads every waiver, in the order of the file.</summary>
    public IReadOnlyList<Waiver> Waivers(YamlNode? node) => [.. reader.Items(node, "waivers").Select(this.Waiver).OfType<Waiver>()];

    private Waiver? Waiver(YamlNode node)
    {
        if (reader.Map(node, "a waiver") is not { } map)
        {
            return null;
        }

        var id = this.Id(map.Required("id"));
        var component = this.Narrowing(map, "component");
        var version = this.Narrowing(map, "version");
        var pathAt = map.Optional("path");
        var path = this.Path(pathAt);
        var images = new PatternReader(reader).Images(map.Optional("images"));
        var reason = reader.Text(map.Required("reason"), "reason");
        var owner = reader.Text(map.Required("owner"), "owner");
        var expiresAt = map.Required("expires");
        var expires = reader.Date(expiresAt, "expires");
        map.RefuseOthers();
        if (id is not null && IsPath(id) && (component ?? version ?? path) is not null)
        {
            reader.Error(map.Node, DocumentCode.MatchesNothing, $"the waiver of {id} matches nothing: viruses in files have no component, and their path is the id", "leave out component, version and path");
        }

        if (id is null || reason is null || owner is null || expires is null)
        {
            return null;
        }

        var waiver = new Waiver(id, component, images, reason, owner, expires.Value, map.Node.Line) { Path = path, Version = version };
        this.PointOutEnd(waiver, expiresAt!);
        return waiver;
    }

    // Only a path can be a pattern, and one without a name in it would hide every virus there will ever be.
    private string? Id(YamlNode? node)
    {
        if (reader.Text(node, "id") is not { } id)
        {
            return null;
        }

        if (id.AsSpan().TrimEnd("*?/").IsEmpty)
        {
            reader.Error(node, DocumentCode.TooBroad, $"\"{id}\" would waive every virus", "name a folder or a file, as in /opt/app/testdata/*");
            return null;
        }

        var (problem, code, remedy) = ProblemIn(id);
        if (problem.Length > 0)
        {
            reader.Error(node, code, problem, remedy);
            return null;
        }

        return id;
    }

    // What can match nothing waives nothing, and would be taken for a waiver all the same.
    private static (string Problem, string Code, string Remedy) ProblemIn(string id)
    {
        string[] parts = id.Split([',', ';'], StringSplitOptions.TrimEntries);
        return id.Trim() != id ? ($"\"{id}\" begins or ends with a blank, so it would waive nothing", DocumentCode.MatchesNothing, $"leave the blank out: {id.Trim()}")
            : parts.Length > 1 && parts.Any(part => VulnerabilityId.IsCve(part) || part.All(char.IsAsciiDigit))
                ? ($"\"{id}\" is a list, so it would waive nothing", DocumentCode.MatchesNothing, "write a waiver for each id")
            : VulnerabilityId.IsMistypedCve(id) ? ($"\"{id}\" is no CVE, so it would waive nothing", DocumentCode.BadCve, VulnerabilityId.RemedyFor(id))
            : Glob.IsPattern(id) && !id.Contains('/')
                ? ($"\"{id}\" is no pattern over paths, so it would waive nothing", DocumentCode.MatchesNothing, "write the whole id or name; only paths can be patterns, as in /opt/app/testdata/*")
            : id.StartsWith('/') && id.EndsWith('/') ? ($"\"{id}\" is a folder, so it would waive nothing", DocumentCode.MatchesNothing, $"name a file in it, or all of them: {id}*")
            : id.Length > 1 && id[0] == '0' && id.All(char.IsAsciiDigit)
                ? ($"\"{id}\" is the type of no risk, so it would waive nothing", DocumentCode.MatchesNothing, $"leave out the zeros: {id.TrimStart('0').PadLeft(1, '0')}")
            : ("", "", "");
    }

    private static bool IsPath(string id) => id.StartsWith('/') || (id.Contains('/') && Glob.IsPattern(id));

    private string? Narrowing(MapReader map, string key)
    {
        var node = map.Optional(key);
        return this.Unblank(node, reader.Text(node, key), key);
    }

    private string? Path(YamlNode? node)
    {
        if (this.Unblank(node, reader.Text(node, "path"), "path") is not { } path)
        {
            return null;
        }

        if (path.AsSpan().TrimEnd("*?/").IsEmpty)
        {
            reader.Error(node, DocumentCode.TooBroad, $"path is \"{path}\", which narrows nothing", "name a folder or a file, as in /opt/test/*, or leave it out");
            return null;
        }

        return path;
    }

    // TCSS's own texts are read without blanks around them.
    private string? Unblank(YamlNode? node, string? text, string what)
    {
        if (text is null || text.Trim() == text)
        {
            return text;
        }

        reader.Error(node, DocumentCode.MatchesNothing, $"{what} \"{text}\" begins or ends with a blank, so it would match nothing", $"leave the blank out: {text.Trim()}");
        return null;
    }

    private void PointOutEnd(Waiver waiver, YamlNode at)
    {
        if (!waiver.IsActive(today))
        {
            reader.Warn(at, DocumentCode.Expired, $"the waiver of {waiver.Id} expired on {waiver.Expires:yyyy-MM-dd}", "renew it or remove it; it no longer counts");
        }
        else if (waiver.ExpiresSoon(today))
        {
            reader.Warn(at, DocumentCode.ExpiresSoon, $"the waiver of {waiver.Id} expires on {waiver.Expires:yyyy-MM-dd}", "mend what it waives, or renew it before");
        }
    }
}
