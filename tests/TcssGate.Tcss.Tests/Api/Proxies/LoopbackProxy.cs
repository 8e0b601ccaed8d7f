using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TcssGate.Tcss.Tests.Api.Proxies;

/// <summary>A real proxy on this computer, behind which one TLS server answers for every host.</summary>
internal sealed class LoopbackProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate = Certificate();
    private readonly Task serving;

    public LoopbackProxy()
    {
        this.listener.Start();
        this.serving = this.ServeAsync();
    }

    /// <summary>Host and port.</summary>
    public string Address => this.listener.LocalEndpoint.ToString()!;

    /// <summary>The user name and password that it asks for, as in <c>bob:right</c>.</summary>
    public string? Login { get; init; }

    /// <summary>What it answers to CONNECT when the login is right.</summary>
    public int Status { get; init; } = 200;

    /// <summary>What came: the first line of each CONNECT, and what it authorised itself with.</summary>
    public List<(string Line, string? Authorization)> Connects { get; } = [];

    /// <summary>How many of them had a user name and a password.</summary>
    public int PasswordsSent
    {
        get
        {
            lock (this.Connects)
            {
                return this.Connects.Count(connect => connect.Authorization is not null);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        this.listener.Dispose();
        await this.serving;
        this.certificate.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UtcNow;
        using var certificate = new CertificateRequest("CN=tcss.tencentcloudapi.com", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private static async Task<string> HeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                _ = this.ServeAsync(await this.listener.AcceptTcpClientAsync());
            }
            catch (Exception closed) when (closed is ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await this.ServeAsync(client.GetStream());
            }
            catch (Exception cut) when (cut is IOException or ObjectDisposedException)
            {
                // The client hung up.
            }
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        while (await HeadAsync(stream) is { Length: > 0 } head)
        {
            var lines = head.Split("\r\n");
            var authorization = lines.FirstOrDefault(line => line.StartsWith("Proxy-Authorization: Basic ", StringComparison.OrdinalIgnoreCase))?.Split(' ')[2];
            lock (this.Connects)
            {
                this.Connects.Add((lines[0], authorization is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(authorization))));
            }

            var status = this.Login is { } login && (authorization is null || this.Connects[^1].Authorization != login) ? 407 : this.Status;
            var challenge = status == 407 ? "Proxy-Authenticate: Basic realm=\"x\"\r\n" : "";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Whatever\r\n{challenge}{(status == 200 ? "" : "Content-Length: 0\r\n")}\r\n"));
            if (status == 200)
            {
                await this.AnswerAsync(stream);
                return;
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        await using var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(this.certificate);
        await HeadAsync(secure);
        const string body = """{"Response": {"Progress": 42}}""";
        await secure.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
    }
}
