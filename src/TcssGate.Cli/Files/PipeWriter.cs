using TcssGate.Cli.Host;

namespace TcssGate.Cli.Files;

/// <summary>Writes to a pipe, and gives up on a reader that has stopped reading.</summary>
/// <param name="descriptor">The open descriptor.</param>
/// <param name="owned">Whether to close it at the end.</param>
/// <param name="patience">How long to wait for the reader to take the next bytes.</param>
internal sealed class PipeWriter(int descriptor, bool owned, TimeSpan patience) : Stream
{
    /// <summary>How long to wait for a reader to take the next bytes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private bool closed;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => this.Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var written = Posix.WriteSome(descriptor, buffer, patience);
            buffer = written > 0 ? buffer[written..] : throw new IOException($"its reader has taken nothing for {patience.TotalSeconds:0.###} seconds");
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (owned && !this.closed)
        {
            this.closed = true;
            _ = Posix.Close(descriptor);
        }

        base.Dispose(disposing);
    }
}
