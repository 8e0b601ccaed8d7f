using TcssGate.Emulator.Worlds;

namespace TcssGate.Emulator.Server;

/// <summary>The stand-in cloud over HTTP: <c>--world FILE --urls http://127.0.0.1:0</c>.</summary>
internal static class EmulatorServer
{
    private const int Stopped = 0;
    private const int Refused = 1;

    /// <summary>Serves until it is told to stop; writes the address that it listens at, and nothing else, on <paramref name="output"/>.</summary>
    /// <returns>The exit code: 1 when it could not start.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments);
        builder.Logging.ClearProviders();

        // The slim builder leaves it out; a certificate is named by --Kestrel:Certificates:Default:Path and :KeyPath.
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (Load(builder.Configuration["world"], errors) is not { } world)
        {
            return Refused;
        }

        // Clients sign with the real time, whatever time it is in the world.
        var clock = world.Clock.Start(TimeProvider.System);
        var endpoint = new CloudEndpoint(new EmulatedCloud(world, clock, TimeProvider.System), clock);
        await using var app = builder.Build();
        app.Run(endpoint.AnswerAsync);
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception problem) when (problem is IOException or FormatException or InvalidOperationException)
        {
            await errors.WriteLineAsync($"cannot listen: {problem.Message}");
            return Refused;
        }

        await output.WriteLineAsync(app.Urls.First());
        await output.FlushAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return Stopped;
    }

    private static World? Load(string? file, TextWriter errors)
    {
        if (string.IsNullOrEmpty(file))
        {
            errors.WriteLine("no world: say which with --world FILE (docs/emulator.md)");
            return null;
        }

        try
        {
            var world = WorldFile.Read(file, File.ReadAllText(file), out var diagnostics);
            foreach (var diagnostic in diagnostics)
            {
                errors.WriteLine(diagnostic);
            }

            return world;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"cannot read the world: {problem.Message}");
            return null;
        }
    }
}
