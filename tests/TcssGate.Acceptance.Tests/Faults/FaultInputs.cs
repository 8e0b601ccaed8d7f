namespace TcssGate.Acceptance.Tests.Faults;

/// <summary>The inputs of one reported fault, in a folder of their own in which the program runs.</summary>
internal sealed class FaultInputs : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Copies the inputs.</summary>
    /// <param name="name">The folder below <c>Faults/Inputs</c>.</param>
    public FaultInputs(string name)
    {
        foreach (var file in Directory.GetFiles(System.IO.Path.Combine(GateProgram.Root, "tests", "TcssGate.Acceptance.Tests", "Faults", "Inputs", name)))
        {
            File.Copy(file, this.folder.In(System.IO.Path.GetFileName(file)));
        }
    }

    /// <summary>The folder.</summary>
    public string Path => this.folder.Path;

    /// <summary>The program in this folder.</summary>
    public GateProgram Program => new() { Folder = this.Path };

    /// <summary>The path of a file in it.</summary>
    public string In(string file) => this.folder.In(file);

    /// <summary>The text of a file in it.</summary>
    public string Read(string file) => File.ReadAllText(this.In(file));

    /// <summary>Gates images in the world of the inputs.</summary>
    public Task<GateOutput> ApplyAsync(params string[] args) => this.Program.RunAsync(["apply", "--policy", "policy.yaml", "--emulate", "world.yaml", .. args]);

    /// <summary>Gates images with the service of the inputs' <c>spec.json</c>.</summary>
    public async Task<GateOutput> ApplyToServiceAsync(params string[] args)
    {
        await using var service = SpecService.Start(this.Read("spec.json"));
        return await this.ApplyToServiceAsync(service, args);
    }

    /// <summary>Gates images with a service that runs already.</summary>
    public Task<GateOutput> ApplyToServiceAsync(SpecService service, params string[] args)
    {
        var program = this.Program;
        (program.Variables["TENCENTCLOUD_SECRET_ID"], program.Variables["TENCENTCLOUD_SECRET_KEY"]) = ("AKIDEXAMPLE", "secretEXAMPLE");
        return program.RunAsync(["apply", "--policy", "policy.yaml", "--endpoint", service.Address, .. args]);
    }

    public void Dispose() => this.folder.Dispose();
}
