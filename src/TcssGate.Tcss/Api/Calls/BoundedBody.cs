namespace TcssGate.Tcss.Api.Calls;

/// <summary>Reads an answer's body up to a limit, whatever its headers promise.</summary>
internal static class BoundedBody
{
    /// <summary>The largest page of findings is far below.</summary>
    public const int Limit = 16 * 1024 * 1024;

    private const int LeastSize = 16 * 1024;

    /// <summary>The body, or <see langword="null"/> when it is longer than <see cref="Limit"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        // One byte more than was promised, so that the end is seen without growing: a hundred pages of a hundred rows are read in one run.
        var promised = Math.Clamp(content.Headers.ContentLength ?? 0, 0, Limit);
        var body = new byte[Math.Max(LeastSize, promised + 1)];
        var length = 0;
        var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int count;
            while ((count = await stream.ReadAsync(body.AsMemory(length), cancellation).ConfigureAwait(false)) > 0)
            {
                length += count;
                if (length > Limit)
                {
                    return null;
                }

                if (length == body.Length)
                {
                    Array.Resize(ref body, Math.Min(body.Length * 2, Limit + 1));
                }
            }

            return body.AsMemory(0, length);
        }
    }
}
