using System.Text;

namespace TcssGate.Cli.Host;

/// <summary>The standard streams of this process, any of which may be closed.</summary>
internal static class StandardStreams
{
    /// <summary>Standard output. Where it is closed, every write to it fails.</summary>
    public static Stream OpenOutput() => Posix.IsInherited(1) ? Console.OpenStandardOutput() : new ClosedStream("standard output is closed");

    /// <summary>Standard error, safe for several threads. What cannot be written to it is dropped.</summary>
    public static TextWriter OpenError() => TextWriter.Synchronized(new BestEffortWriter(
        Posix.IsInherited(2) ? new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true } : TextWriter.Null));

    /// <summary>Standard input. Where it is closed, reading from it fails.</summary>
    public static TextReader OpenInput() => new StreamReader(
        Posix.IsInherited(0) ? Console.OpenStandardInput() : new ClosedStream("standard input is closed"), new UTF8Encoding(false));
}
