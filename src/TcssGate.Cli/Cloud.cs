using TcssGate.Cli.Commands;
using TcssGate.Cli.Files;
using TcssGate.Cli.Terminal;
using TcssGate.Emulator;
using TcssGate.Emulator.Worlds;
using TcssGate.Reports;
using TcssGate.Tcss.Api;
using TcssGate.Tcss.Credentials;

namespace TcssGate.Cli;

/// <summary>The cloud that a run talks to: TCSS, or the stand-in of a world file.</summary>
/// <param name="Client">Talks to it.</param>
/// <param name="Time">The clock of the run; a stand-in has its own, which can run faster.</param>
/// <param name="IsEmulated">Whether it is a stand-in, whose verdicts are about no real image.</param>
/// <param name="Endpoint">Where it is, for reports.</param>
internal sealed record Cloud(TcssClient Client, TimeProvider Time, bool IsEmulated, string Endpoint) : IDisposable
{
    // The retries take no more.
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromDays(1);

    /// <summary>Opens the cloud that the arguments name; sends nothing yet.</summary>
    /// <exception cref="UserError">The endpoint, the keys or the world file are no good.</exception>
    public static Cloud Open(AppEnvironment environment, GateArguments arguments)
    {
        var endpoint = arguments.ReadEndpoint();
        var region = arguments.ReadRegion();
        if (arguments.Emulate is { } world)
        {
            return OpenStandIn(world, environment, arguments.Verbose);
        }

        if (TcssHttp.FindProxyProblem(endpoint, environment.Variable) is { } problem)
        {
            throw new UserError($"error: {problem}");
        }

        var options = new TcssClientOptions
        {
            Handler = environment.Handler(endpoint),
            Credentials = Keys(environment),
            Endpoint = endpoint,
            Region = region,
            Time = environment.Time,
            Random = environment.Random,
        };
        return new Cloud(new TcssClient(Logged(options, environment, arguments.Verbose)), options.Time, IsEmulated: false, endpoint.ToString());
    }

    /// <summary>Says what the responses held that could not be read or trusted; once, after the last call.</summary>
    public void Warn(TextWriter messages)
    {
        foreach (var warning in this.Client.Warnings)
        {
            messages.WriteLine(PlainText.Clean(warning));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => this.Client.Dispose();

    /// <summary>Opens the stand-in cloud of a world file.</summary>
    /// <exception cref="UserError">The world file is no good.</exception>
    public static Cloud OpenStandIn(string file, AppEnvironment environment, bool verbose = false)
    {
        var world = WorldFile.Read(file, TextFile.Read(file, "world file"), out var diagnostics)
            ?? throw new UserError([.. diagnostics.Select(diagnostic => diagnostic.ToString())]);
        var time = world.Clock.Start(environment.Time);
        var options = new TcssClientOptions
        {
            Handler = new EmulatorHandler(new EmulatedCloud(world, time)),
            Credentials = Keys(world, file),
            Time = time,
            Random = environment.Random,
            Retry = PatienceIn(world),
        };
        return new Cloud(new TcssClient(Logged(options, environment, verbose)), time, IsEmulated: true, $"stand-in cloud ({Path.GetFileName(file)})");
    }

    // This computer takes as long as ever to work out an answer, however many seconds of the world pass meanwhile.
    private static TcssRetry PatienceIn(World world)
    {
        var usual = new TcssRetry();
        var speed = Math.Max(1, world.Clock.Speed);
        var attempt = usual.AttemptTimeout * speed;
        return usual with { AttemptTimeout = attempt < LongestAttempt ? attempt : LongestAttempt, Budget = usual.Budget * speed };
    }

    private static TcssCredentials Keys(World world, string file)
    {
        if (world.Keys is not [var key, ..])
        {
            throw new UserError($"error: {file} lists no key under \"keys\"; add one, or leave \"keys\" out");
        }

        return new[] { key.Id, key.Secret, key.Token }.OfType<string>().All(TcssCredentials.IsUsable)
            ? new TcssCredentials(key.Id, key.Secret, key.Token)
            : throw new UserError($"error: the first key of {file} holds a blank or another character that no key has; write it in visible ASCII characters");
    }

    private static TcssClientOptions Logged(TcssClientOptions options, AppEnvironment environment, bool verbose) =>
        verbose ? options with { Handler = new CallLog(options.Handler, environment.Error, options.Time) } : options;

    private static TcssCredentials Keys(AppEnvironment environment) =>
        CredentialSearch.Find(CredentialSources.OfThisProcess with { Variable = environment.Variable, Home = environment.Home }) switch
        {
            CredentialSearchResult.Found found => found.Credentials,
            CredentialSearchResult.Missing missing => throw new UserError($"error: {missing.Problem}"),
            _ => throw new InvalidOperationException("a search for keys has two ends"),
        };
}
