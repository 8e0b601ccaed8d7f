namespace TcssGate.Tcss.Api.Calls;

/// <summary>Reads an answer's body up to a limit, whatever its headers promise.</summary>
internal static class BoundedBody
{
    /// <summary>The largest page of findings is far below.</summary>
    public const int Limit = 16 * 1024 * 1024;

    private const int ChunkSize = 64 * 1024;

    /// <summary>The body, or <see langword="null"/> when it is longer than <see cref="Limit"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            var chunk = new byte[ChunkSize];
            int count;
            while ((count = await stream.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0)
            {
                if (body.Length + count > Limit)
                {
                    return null;
                }

                body.Write(chunk, 0, count);
            }

            return body.GetBuffer().AsMemory(0, (int)body.Length);
        }
    }
}
