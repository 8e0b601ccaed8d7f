using TcssGate.Core.PolicyTests;

namespace TcssGate.Cli.Files;

/// <summary>Finds and reads policy tests.</summary>
internal static class PolicyTestFiles
{
    private const string Pattern = "*.test.yaml";

    /// <summary>Reads every test file below some paths, all mistakes at once.</summary>
    /// <param name="paths">Files and folders; empty: the current folder.</param>
    /// <exception cref="UserError">A path is not there, a file is no policy test, or a folder holds none.</exception>
    public static IReadOnlyList<(string File, IReadOnlyList<PolicyTestCase> Cases)> Read(IReadOnlyList<string> paths)
    {
        var errors = new List<string>();
        var tests = new List<(string, IReadOnlyList<PolicyTestCase>)>();
        foreach (var file in (paths.Count > 0 ? paths : ["."]).SelectMany(Find).Distinct(StringComparer.Ordinal))
        {
            var cases = PolicyTestReader.Read(file, TextFile.Read(file, "policy test"), out var diagnostics);
            errors.AddRange(diagnostics.Select(diagnostic => diagnostic.ToString()));
            if (cases is not null)
            {
                tests.Add((file, cases));
            }
        }

        return errors.Count > 0 ? throw new UserError(errors) : tests;
    }

    // A folder without tests passes nothing: somebody who asks for its tests believes that there are some.
    private static IEnumerable<string> Find(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var found = Directory.EnumerateFiles(path, Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => path == "." ? Path.GetRelativePath(path, file) : file).ToList();
        return found.Count > 0 ? found : throw new UserError($"error: there is no {Pattern} in {path}; write one (docs/policy-tests.md), or name the folder that has them");
    }
}
