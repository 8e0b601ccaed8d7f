using System.Reflection;
using TcssGate.Cli.Host;
using TcssGate.Tcss.Api;

namespace TcssGate.Cli;

/// <summary>Everything outside that the program touches besides files, so that tests can run it in-process.</summary>
internal sealed record AppEnvironment
{
    /// <summary>Standard output: the result, and nothing else.</summary>
    public required Stream Out { get; init; }

    /// <summary>Standard error: progress, warnings and errors. Safe for several threads, since calls that end at once are each said.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input, for <c>--images -</c>.</summary>
    public required TextReader In { get; init; }

    /// <summary>Reads an environment variable; <see langword="null"/> when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The folder that the program runs in, which in a pipeline is the root of the repository. It may have been deleted.</summary>
    public string Folder { get; init; } = CurrentFolder();

    /// <summary>The folder with the user's credentials; <see langword="null"/> when there is none.</summary>
    public string? Home { get; init; }

    /// <summary>Whether standard output is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The clock that everything waits by; a stand-in cloud brings its own.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where jitter comes from: numbers from 0 to below 1.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>Makes what sends requests to an endpoint.</summary>
    public Func<TcssEndpoint, HttpMessageHandler> Handler { get; init; } = endpoint => TcssHttp.CreateHandler(endpoint, Environment.GetEnvironmentVariable);

    /// <summary>The version of the program.</summary>
    public static string Version { get; } =
        typeof(AppEnvironment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The environment of this very process.</summary>
    public static AppEnvironment OfProcess()
    {
        Posix.FillStandardDescriptors();
        return new()
        {
            Out = StandardStreams.OpenOutput(),
            Error = StandardStreams.OpenError(),
            In = StandardStreams.OpenInput(),
            Variable = Environment.GetEnvironmentVariable,
            Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? home : null,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
        };
    }

    private static string CurrentFolder()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            return "."; // deleted; absolute paths still work
        }
    }
}
