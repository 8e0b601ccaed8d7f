using TcssGate.Cli.Commands;
using TcssGate.Core.Documents;
using TcssGate.Core.Images;
using TcssGate.Core.Planning;
using TcssGate.Core.Policies;
using TcssGate.Reports;

namespace TcssGate.Cli.Files;

/// <summary>A policy and the file that it was read from.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Text">Its text.</param>
internal sealed record PolicyFile(Policy Policy, string Path, string Text)
{
    /// <summary>All that the file says, for comparing; read anew, since only plans need it.</summary>
    public PolicyContent ReadContent() => PolicyContent.Of(this.Policy.Name, this.Path, this.Text);
}

/// <summary>Reads policies, and tells which of them govern an image.</summary>
internal static class PolicyFiles
{
    /// <summary>Reads policies, all mistakes of all files at once.</summary>
    /// <param name="named">The files; empty: the default one.</param>
    /// <param name="today">The day for which expired waivers are pointed out (UTC).</param>
    /// <param name="warnings">Where warnings go.</param>
    /// <exception cref="UserError">A file cannot be read, or is no policy.</exception>
    public static IReadOnlyList<Policy> Read(IReadOnlyList<string> named, DateOnly today, TextWriter warnings) =>
        [.. ReadFiles(named, today, warnings).Select(file => file.Policy)];

    /// <summary>Reads policies with their text, all mistakes of all files at once.</summary>
    /// <param name="named">The files; empty: the default one.</param>
    /// <param name="today">The day for which expired waivers are pointed out (UTC).</param>
    /// <param name="warnings">Where warnings go.</param>
    /// <exception cref="UserError">A file cannot be read, or is no policy.</exception>
    public static IReadOnlyList<PolicyFile> ReadFiles(IReadOnlyList<string> named, DateOnly today, TextWriter warnings)
    {
        var files = (named.Count > 0 ? named : [Default()]).Distinct(StringComparer.Ordinal).Select(file => (Path: file, Text: TextFile.Read(file, "policy"))).ToList();
        var readings = files.Select(file => PolicyReader.Read(file.Path, file.Text, today)).ToList();
        var found = readings.SelectMany(reading => reading.Diagnostics).ToList();
        var errors = found.Where(diagnostic => diagnostic.Level == DiagnosticLevel.Error).Select(diagnostic => diagnostic.ToString()).ToList();
        var policies = readings.Select(reading => reading.Policy).OfType<Policy>().ToList();
        errors.AddRange(policies.GroupBy(policy => policy.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"error: {same.Count()} policies are named \"{same.Key}\"; give each a name of its own, since reports tell them apart by it"));
        if (errors.Count > 0)
        {
            throw new UserError(errors);
        }

        found.ForEach(warning => warnings.WriteLine(PlainText.Clean(warning.ToString())));
        return [.. policies.Zip(files, (policy, file) => new PolicyFile(policy, file.Path, file.Text))];
    }

    /// <summary>The policies that govern an image, of which nobody asks TCSS.</summary>
    /// <exception cref="UserError">None does, or it cannot be told.</exception>
    public static IReadOnlyList<Policy> Governing(IReadOnlyList<Policy> policies, ImageNames names)
    {
        RefuseNameWithoutHost(policies, names.Written);
        return new PolicySet(policies).Governing(names) is { Count: > 0 } governing ? governing : throw new UserError(
            $"error: no policy governs {names.Written}; add a pattern for it to \"images\" of {string.Join(" or ", policies.Select(policy => policy.Name))}");
    }

    /// <summary>Refuses a name without a host where policies govern by name.</summary>
    /// <exception cref="UserError">Whether a pattern with a host matches such a name would be a guess, and a rule could go unseen.</exception>
    public static void RefuseNameWithoutHost(IReadOnlyList<Policy> policies, ImageReference image)
    {
        if (!image.HasHost && policies.FirstOrDefault(policy => policy.Images.Count > 0) is { } byName)
        {
            throw new UserError($"error: {image} has no registry host, and the policy {byName.Name} governs images by name; write HOST/{image}");
        }
    }

    private static string Default() => File.Exists(GateArguments.DefaultPolicy)
        ? GateArguments.DefaultPolicy
        : throw new UserError($"error: there is no policy: {GateArguments.DefaultPolicy} is not here; name one with --policy FILE");
}
