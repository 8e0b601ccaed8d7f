using System.Net.Sockets;
using System.Text;

namespace TcssGate.Acceptance.Tests.Faults;

/// <summary>Just enough of HTTP/1.1 to be a service or a proxy on this computer.</summary>
internal static class HttpExchange
{
    /// <summary>Accepts connections until the listener is stopped, and serves each by itself.</summary>
    public static async Task ServeAsync(TcpListener listener, Func<Stream, Task> serve)
    {
        while (true)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync();
                _ = Task.Run(async () =>
                {
                    using (client)
                    {
                        try
                        {
                            await serve(client.GetStream());
                        }
                        catch (Exception gone) when (gone is IOException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
                        {
                            // The other side hung up.
                        }
                    }
                });
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>Reads a request: its lines up to the empty one, and its body; <see langword="null"/> when the other side hung up.</summary>
    public static async Task<(IReadOnlyList<string> Head, byte[] Body)?> ReadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().TrimEnd().Split("\r\n");
        var body = new byte[int.Parse(Header(lines, "Content-Length") ?? "0")];
        await stream.ReadExactlyAsync(body);
        return (lines, body);
    }

    /// <summary>A header; <see langword="null"/> when there is none.</summary>
    public static string? Header(IReadOnlyList<string> head, string name) =>
        head.Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault();

    /// <summary>Writes a response.</summary>
    public static async Task WriteAsync(Stream stream, string status, string type, byte[] body, string headers = "")
    {
        var head = $"HTTP/1.1 {status}\r\nDate: {DateTimeOffset.UtcNow:R}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n{headers}\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
        await stream.FlushAsync();
    }
}
