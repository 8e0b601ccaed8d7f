using System.CommandLine;
using System.Reflection;
using TcssGate.Cli.Files;
using TcssGate.Core.Documents;

namespace TcssGate.Cli.Commands;

/// <summary>Declares and carries out <c>init</c>: writes one of the example policies as a start of one's own.</summary>
internal sealed class InitCommand : Command
{
    private const string DefaultStarter = "baseline";

    // The examples themselves, put into the program when it is built, so that a starter is always a policy that a test has run.
    private static readonly string[] Starters = ["baseline", "production", "trusted-only"];

    /// <summary>Declares the command.</summary>
    public InitCommand()
        : base("init", "Writes a commented policy to start from; never over an existing file, unless told to.")
    {
        var file = new Argument<string>("FILE") { Description = $"The file to write (default: {GateArguments.DefaultPolicy})", DefaultValueFactory = _ => GateArguments.DefaultPolicy };
        var from = new Option<string>("--from")
        {
            Description = $"The example to start from: {string.Join(", ", Starters)} (default: {DefaultStarter})",
            HelpName = "EXAMPLE",
            DefaultValueFactory = _ => DefaultStarter,
        };
        from.CompletionSources.Add(Starters);
        var force = new Option<bool>("--force") { Description = "Write also over an existing file" };
        this.Arguments.Add(file);
        this.Options.Add(from);
        this.Options.Add(force);
        this.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            Write(path, Starter(parsed.GetRequiredValue(from)), parsed.GetValue(force));
            parsed.InvocationConfiguration.Output.WriteLine($"Wrote {path}. Next: adapt it, check it with \"tcss-gate validate {path}\", then \"tcss-gate apply IMAGE --policy {path}\".");
            return ExitCode.Met;
        });
    }

    private static string Starter(string name)
    {
        if (!Starters.Contains(name))
        {
            throw new UserError($"error: --from: there is no example \"{name}\" ({Suggestion.For(name, Starters)})");
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.yaml")
            ?? throw new InvalidOperationException($"the program was built without {name}.yaml");
        using var reader = new StreamReader(stream);

        // The line that ties an example to the schema beside it would point nowhere from here.
        var lines = reader.ReadToEnd().Split('\n').SkipWhile(line => line.StartsWith("# yaml-language-server:", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }

    private static void Write(string path, string text, bool force)
    {
        if (path.Length == 0)
        {
            throw TextFile.Unnamed("policy");
        }

        try
        {
            // Creating and refusing what exists is one step, so that nothing is lost between a look and the writing.
            using var stream = new FileStream(path, force ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream);
            writer.Write(text);
        }
        catch (IOException) when (!force && File.Exists(path))
        {
            throw new UserError($"error: {path} exists already; name another file, or write over it with --force");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"error: {path} cannot be written: {refused.Message}");
        }
    }
}
