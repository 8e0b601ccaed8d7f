using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TcssGate.Acceptance.Tests.Faults;

/// <summary>An HTTP proxy that writes down every CONNECT, and leads each to one service, whatever host was named.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly Lock turn = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int target;
    private readonly string? userAndPassword;
    private readonly List<string> connects = [];
    private Task serving = Task.CompletedTask;

    private RecordingProxy(int target, string? userAndPassword) => (this.target, this.userAndPassword) = (target, userAndPassword);

    /// <summary>Host and port.</summary>
    public string Address => $"127.0.0.1:{((IPEndPoint)this.listener.LocalEndpoint).Port}";

    /// <summary>What each CONNECT had as <c>Proxy-Authorization</c>; empty when it had none.</summary>
    public IReadOnlyList<string> Connects
    {
        get
        {
            lock (this.turn)
            {
                return [.. this.connects];
            }
        }
    }

    /// <summary>Starts a proxy.</summary>
    /// <param name="target">The port of the service that it leads to.</param>
    /// <param name="userAndPassword">As in <c>bob:right</c>; <see langword="null"/>: everybody may use it.</param>
    public static RecordingProxy Start(int target, string? userAndPassword = null)
    {
        var proxy = new RecordingProxy(target, userAndPassword);
        proxy.listener.Start();
        proxy.serving = HttpExchange.ServeAsync(proxy.listener, proxy.ServeAsync);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        this.listener.Stop();
        await this.serving;
    }

    private async Task ServeAsync(Stream stream)
    {
        while (await HttpExchange.ReadAsync(stream) is { } request)
        {
            var authorization = HttpExchange.Header(request.Head, "Proxy-Authorization") ?? "";
            lock (this.turn)
            {
                this.connects.Add(authorization);
            }

            if (this.userAndPassword is { } secret && authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))}")
            {
                await HttpExchange.WriteAsync(stream, "407 Proxy Authentication Required", "text/plain", [], "Proxy-Authenticate: Basic realm=\"proxy\"\r\n");
                continue;
            }

            using var service = new TcpClient();
            await service.ConnectAsync(IPAddress.Loopback, this.target);
            await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
            var onward = service.GetStream();
            await Task.WhenAny(stream.CopyToAsync(onward), onward.CopyToAsync(stream));
            return;
        }
    }
}
