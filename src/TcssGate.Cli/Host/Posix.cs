using System.ComponentModel;
using System.Runtime.InteropServices;

namespace TcssGate.Cli.Host;

/// <summary>The few system calls on descriptors that .NET has no method for. None of them is called on Windows.</summary>
internal static partial class Posix
{
    private const int WriteOnly = 1;
    private const int GetDescriptorFlags = 1;
    private const int CloseOnExec = 1;
    private const int Current = 1;
    private const short ReadyToWrite = 4;
    private const int Interrupted = 4;
    private const int NoReader = 6; // ENXIO
    private const int CannotSeek = 29; // ESPIPE

    // These numbers differ between Linux and macOS.
    private static readonly int TryAgain = OperatingSystem.IsMacOS() ? 35 : 11;
    private static readonly int NonBlocking = OperatingSystem.IsMacOS() ? 0x4 : 0x800;
    private static readonly int ClosedOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    // The most bytes that a pipe takes at once without blocking, once it is ready.
    private static readonly int PipeBuffer = OperatingSystem.IsMacOS() ? 512 : 4096;

    /// <summary>Whether a descriptor was handed to this program by whoever started it.</summary>
    /// <remarks>
    /// What the runtime opens for itself gets the lowest free number, so it can take the place of a standard stream that was closed. But what is closed on
    /// exec cannot have come from the outside.
    /// </remarks>
    public static bool IsInherited(int descriptor) => OperatingSystem.IsWindows() || (GetFlags(descriptor, GetDescriptorFlags) is >= 0 and var flags && (flags & CloseOnExec) == 0);

    /// <summary>Fills the standard descriptors that are closed, so that no file which is opened later becomes standard output.</summary>
    /// <remarks>Reading from 0 and writing to 1 and 2 still fails: each place is opened the other way round, and is not taken for inherited.</remarks>
    public static void FillStandardDescriptors()
    {
        for (var descriptor = 0; descriptor <= 2 && !OperatingSystem.IsWindows(); descriptor++)
        {
            if (GetFlags(descriptor, GetDescriptorFlags) < 0)
            {
                _ = Open("/dev/null", ClosedOnExec | (descriptor == 0 ? WriteOnly : 0));
            }
        }
    }

    /// <summary>Opens a pipe for writing without waiting for its reader.</summary>
    /// <param name="path">The path.</param>
    /// <param name="descriptor">The descriptor, when it is open.</param>
    public static PipeState OpenPipe(string path, out int descriptor)
    {
        descriptor = OperatingSystem.IsWindows() ? -1 : Open(path, WriteOnly | NonBlocking | ClosedOnExec);
        if (descriptor < 0)
        {
            return !OperatingSystem.IsWindows() && Marshal.GetLastPInvokeError() == NoReader ? PipeState.NoReader : PipeState.NoPipe;
        }

        if (Seek(descriptor, 0, Current) < 0 && Marshal.GetLastPInvokeError() == CannotSeek)
        {
            return PipeState.Open;
        }

        _ = Close(descriptor);
        descriptor = -1;
        return PipeState.NoPipe;
    }

    /// <summary>Writes some bytes, once the other end takes them.</summary>
    /// <param name="descriptor">The descriptor.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="patience">How long to wait.</param>
    /// <returns>How many bytes were written; 0 when the other end took none in time.</returns>
    /// <exception cref="IOException">There is no other end, or the descriptor cannot be written.</exception>
    public static int WriteSome(int descriptor, ReadOnlySpan<byte> bytes, TimeSpan patience)
    {
        while (true)
        {
            var waited = new WaitedFor { Descriptor = descriptor, Events = ReadyToWrite };
            var ready = Wait(ref waited, 1, (int)patience.TotalMilliseconds);
            if (ready == 0)
            {
                return 0;
            }

            // A blocking descriptor that is ready takes this much without blocking.
            var piece = bytes[..Math.Min(bytes.Length, PipeBuffer)];
            var written = ready < 0 ? ready : Write(descriptor, in MemoryMarshal.GetReference(piece), (nuint)piece.Length);
            if (written >= 0)
            {
                return (int)written;
            }

            if (Marshal.GetLastPInvokeError() is var error && error != Interrupted && error != TryAgain)
            {
                throw new IOException(new Win32Exception(error).Message);
            }
        }
    }

    /// <summary>Closes a descriptor.</summary>
    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int GetFlags(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static partial long Seek(int descriptor, long offset, int origin);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, in byte bytes, nuint length);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Wait(ref WaitedFor waited, nuint count, int milliseconds);

    // struct pollfd
    [StructLayout(LayoutKind.Sequential)]
    private struct WaitedFor
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}

/// <summary>What came of opening a path as a pipe.</summary>
internal enum PipeState
{
    /// <summary>It is not a pipe, a terminal or the like; or it cannot be opened at all.</summary>
    NoPipe,

    /// <summary>It is a pipe that nobody reads from.</summary>
    NoReader,

    /// <summary>It is open for writing.</summary>
    Open,
}
