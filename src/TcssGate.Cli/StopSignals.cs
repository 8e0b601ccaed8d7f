using System.Runtime.InteropServices;
using TcssGate.Cli.Files;

namespace TcssGate.Cli;

/// <summary>Turns SIGINT, SIGTERM and SIGHUP into a cancellation, and into the exit code that shells expect of a stopped program.</summary>
internal sealed class StopSignals : IDisposable
{
    private const int SignalBase = 128;

    // Whatever does not heed the cancellation must not keep the process for longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly Action sayStopped;
    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private int exitCode;

    /// <summary>Begins to listen.</summary>
    /// <param name="sayStopped">Tells the user, where the program cannot end by itself: it reads from a terminal, say.</param>
    public StopSignals(Action sayStopped)
    {
        this.sayStopped = sayStopped;
        this.registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => this.Stop(signal, 2)));
        this.registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => this.Stop(signal, 15)));

        // The terminal or the connection is gone.
        this.registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => this.Stop(signal, 1)));
    }

    /// <summary>Cancelled when a signal has come.</summary>
    public CancellationToken Token => this.stop.Token;

    /// <summary>130 after SIGINT, 143 after SIGTERM, 129 after SIGHUP; 0 when no signal has come.</summary>
    public int ExitCode => Volatile.Read(ref this.exitCode);

    /// <inheritdoc/>
    public void Dispose()
    {
        this.registrations.ForEach(registration => registration.Dispose());
        this.stop.Dispose();
    }

    private void Stop(PosixSignalContext signal, int number)
    {
        signal.Cancel = true;
        if (Interlocked.CompareExchange(ref this.exitCode, SignalBase + number, 0) == 0)
        {
            _ = Task.Delay(Patience).ContinueWith(_ => this.EndNow(), TaskScheduler.Default);
            this.stop.Cancel();
        }
    }

    private void EndNow()
    {
        TemporaryFile.DeleteAll();
        this.sayStopped();
        Environment.Exit(this.ExitCode);
    }
}
