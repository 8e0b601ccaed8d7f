using TcssGate.Tcss.Tests.Time;

namespace TcssGate.Tcss.Tests.Api.Calls;

/// <summary>Gives some bytes, and then the connection is gone.</summary>
internal sealed class CutStream(byte[] start) : ReadOnlyStream
{
    private bool given;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (this.given)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded);
        }

        this.given = true;
        start.CopyTo(buffer);
        return ValueTask.FromResult(start.Length);
    }
}

/// <summary>Never ends.</summary>
internal sealed class EndlessStream : ReadOnlyStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        buffer.Span.Fill((byte)' ');
        return ValueTask.FromResult(buffer.Length);
    }
}

/// <summary>Never gives anything.</summary>
internal sealed class StuckStream : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Forever.Wait(cancellationToken).ConfigureAwait(false);
        return 0;
    }
}

internal abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();
}
