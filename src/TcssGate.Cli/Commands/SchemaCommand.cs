using System.CommandLine;
using System.Reflection;

namespace TcssGate.Cli.Commands;

/// <summary>Declares and carries out <c>schema</c>: prints the JSON Schema of the policy, for editors.</summary>
internal sealed class SchemaCommand : Command
{
    // The committed file itself, put into the program when it is built: what an editor checks by is what the program carries.
    private const string Resource = "policy.schema.json";

    /// <summary>Declares the command.</summary>
    public SchemaCommand()
        : base("schema", "Prints the JSON Schema (2020-12) of the policy; editors complete and check policies by it.") =>
        this.SetAction(parsed =>
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
                ?? throw new InvalidOperationException($"the program was built without {Resource}");
            using var reader = new StreamReader(stream);
            parsed.InvocationConfiguration.Output.Write(reader.ReadToEnd());
            return ExitCode.Met;
        });
}
