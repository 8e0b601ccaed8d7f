using TcssGate.Tcss.Api;
using TcssGate.Tcss.Credentials;
using TcssGate.Testing;

namespace TcssGate.Tcss.Tests.Api;

/// <summary>A client on a stopped clock, in front of a service that says what a test prepared.</summary>
internal sealed class ClientRig : IDisposable
{
    public const string SecretId = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
    public const string SecretKey = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
    public const string Token = "session-token-1siMD5r0tPAq9xpR";

    public ClientRig(Func<TcssClientOptions, TcssClientOptions>? change = null)
    {
        this.Service = new FakeService(this.Time);
        var options = new TcssClientOptions
        {
            Handler = this.Service,
            Credentials = new TcssCredentials(SecretId, SecretKey, Token),
            Time = this.Time,
            Random = () => 0.5,
        };
        this.Client = new TcssClient(change?.Invoke(options) ?? options);
    }

    public ManualTime Time { get; } = new();

    public FakeService Service { get; }

    public TcssClient Client { get; }

    /// <summary>Moves the clock from timer to timer until the call is over.</summary>
    public async Task<T> Run<T>(Func<TcssClient, Task<T>> call)
    {
        var running = call(this.Client);
        while (!running.IsCompleted && this.Time.AdvanceToNextTimer())
        {
        }

        running.IsCompleted.Should().BeTrue("there is no timer left that the call could wait for");
        return await running;
    }

    public async Task<TcssException> Failure(Func<TcssClient, Task> call)
    {
        var run = () => Run(async client =>
        {
            await call(client).ConfigureAwait(false);
            return true;
        });
        return (await run.Should().ThrowAsync<TcssException>()).Which;
    }

    public Task<TcssException> ReadFailure() => Failure(client => client.GetImageAsync(5427, CancellationToken.None));

    public Task<TcssException> StartFailure() => Failure(client => client.StartScanAsync(Scan(5427), CancellationToken.None));

    public static ScanRequest Scan(params long[] ids) => new(ids, Core.Scans.ScanTypes.All, TimeSpan.FromMinutes(30));

    public void Dispose() => this.Client.Dispose();
}
