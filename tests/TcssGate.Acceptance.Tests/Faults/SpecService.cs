using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TcssGate.Acceptance.Tests.Faults;

/// <summary>A small service that answers what a <c>spec.json</c> says, also what no world file can say: raw rows, a clock of its own, TLS.</summary>
/// <remarks>It lives by the real time, as the program does, and listens on a free port of this computer.</remarks>
internal sealed class SpecService : IAsyncDisposable
{
    private readonly Lock turn = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly JsonElement spec;
    private readonly X509Certificate2? certificate;
    private readonly Dictionary<string, int> calls = [];
    private readonly Dictionary<long, DateTimeOffset> scans = [];
    private DateTimeOffset lastSync = DateTimeOffset.UtcNow.AddHours(-6);
    private Task serving = Task.CompletedTask;

    private SpecService(JsonElement spec, X509Certificate2? certificate) => (this.spec, this.certificate) = (spec, certificate);

    /// <summary>The port that it listens on.</summary>
    public int Port => ((IPEndPoint)this.listener.LocalEndpoint).Port;

    /// <summary>Where it listens, over plain HTTP.</summary>
    public string Address => $"http://127.0.0.1:{this.Port}";

    /// <summary>Starts a service.</summary>
    /// <param name="spec">What it has.</param>
    /// <param name="certificate">For TLS; left out: plain HTTP.</param>
    public static SpecService Start(string spec, X509Certificate2? certificate = null)
    {
        var service = new SpecService(JsonDocument.Parse(spec).RootElement, certificate);
        service.listener.Start();
        service.serving = HttpExchange.ServeAsync(service.listener, service.ServeAsync);
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        this.listener.Stop();
        await this.serving;
    }

    private async Task ServeAsync(Stream plain)
    {
        var stream = plain;
        if (this.certificate is not null)
        {
            var secure = new SslStream(plain);
            await secure.AuthenticateAsServerAsync(this.certificate);
            stream = secure;
        }

        while (await HttpExchange.ReadAsync(stream) is { } request)
        {
            var (status, body) = this.Answer(request.Head, JsonNode.Parse(request.Body)!.AsObject());
            await HttpExchange.WriteAsync(stream, status, status[0] == '2' ? "application/json" : "text/html", Encoding.UTF8.GetBytes(body));
        }
    }

    private (string Status, string Body) Answer(IReadOnlyList<string> head, JsonObject asked)
    {
        lock (this.turn)
        {
            var action = HttpExchange.Header(head, "X-TC-Action")!;
            var call = this.calls[action] = this.calls.GetValueOrDefault(action) + 1;
            if (this.Fault(action, call) is { } http)
            {
                return ($"{http} Gateway", "<html>gateway</html>");
            }

            var signed = DateTimeOffset.FromUnixTimeSeconds(long.Parse(HttpExchange.Header(head, "X-TC-Timestamp")!));
            var skew = TimeSpan.FromSeconds(this.spec.TryGetProperty("clockSkewSeconds", out var seconds) ? seconds.GetInt32() : 0);
            var token = this.spec.TryGetProperty("token", out var required) ? required.GetString() : null;
            var refusal = (signed - (DateTimeOffset.UtcNow + skew)).Duration() > TimeSpan.FromMinutes(5) ? "AuthFailure.SignatureExpire"
                : token is not null && HttpExchange.Header(head, "X-TC-Token") != token ? "AuthFailure.TokenFailure"
                : null;
            var body = refusal is not null ? $"\"Error\":{{\"Code\":\"{refusal}\",\"Message\":\"refused\"}}" : this.Run(action, asked);
            return ("200 OK", $"{{\"Response\":{{{body}{(body.Length > 0 ? "," : "")}\"RequestId\":\"request-{call}\"}}}}");
        }
    }

    private int? Fault(string action, int call) =>
        this.spec.TryGetProperty("faults", out var faults)
            ? faults.EnumerateArray()
                .Where(fault => fault.GetProperty("action").GetString() == action
                    && call >= fault.GetProperty("from").GetInt32() && call < fault.GetProperty("from").GetInt32() + fault.GetProperty("times").GetInt32())
                .Select(fault => (int?)fault.GetProperty("http").GetInt32())
                .FirstOrDefault()
            : null;

    private string Run(string action, JsonObject asked) => action switch
    {
        "DescribeAssetImageRegistryList" => Page([.. this.Images().Select(image => this.Row(image, inList: true))], asked),
        "DescribeAssetImageRegistryDetail" => Inner(this.Row(this.Image(asked), inList: false)),
        "SyncAssetImageRegistryAsset" => this.Sync(),
        "DescribeAssetImageRegistryAssetStatus" => $"\"Status\":\"success\",\"Err\":\"\",\"LatestSyncSuccessTime\":\"{this.lastSync.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm:ss}\"",
        "DescribeAssetImageRegistryRegistryList" =>
            "\"TotalCount\":1,\"List\":[{\"RegistryId\":1,\"Name\":\"ccr-default\",\"RegistryType\":\"ccr\",\"InstanceID\":\"\",\"Url\":\"https://ccr.ccs.tencentyun.com\",\"SyncStatus\":\"success\"}]",
        "CreateAssetImageRegistryScanTask" => this.Scan(asked),
        "DescribeAssetImageRegistryVulList" => Page(Findings(this.Image(asked), "vulnerabilities"), asked),
        "DescribeAssetImageRegistryVirusList" => Page(Findings(this.Image(asked), "viruses"), asked),
        "DescribeAssetImageRegistryRiskInfoList" => Page(Findings(this.Image(asked), "risks"), asked),
        "DescribeAssetImageList" => "\"TotalCount\":0,\"List\":[]",
        _ => "\"Error\":{\"Code\":\"InvalidAction\",\"Message\":\"unknown\"}",
    };

    private JsonElement.ArrayEnumerator Images() => this.spec.GetProperty("images").EnumerateArray();

    private JsonElement Image(JsonObject asked) => this.Images().First(image => image.GetProperty("id").GetInt64() == (long)asked["Id"]!);

    private string Sync()
    {
        this.lastSync = DateTimeOffset.UtcNow;
        return "";
    }

    private string Scan(JsonObject asked)
    {
        foreach (var id in asked["Id"]!.AsArray())
        {
            this.scans[(long)id!] = DateTimeOffset.UtcNow;
        }

        return "\"TaskID\":1";
    }

    private string Row(JsonElement image, bool inList)
    {
        var id = image.GetProperty("id").GetInt64();
        var scan = image.GetProperty("scan");
        var started = this.scans.TryGetValue(id, out var start) ? start : (DateTimeOffset?)null;
        var ended = started + TimeSpan.FromSeconds(scan.GetProperty("seconds").GetDouble());
        var status = started is null ? "NOT_SCAN" : DateTimeOffset.UtcNow < ended ? "SCANNING" : "SCANNED";
        var row = RowText(image, status, status == "SCANNED" ? ended : null);
        if (inList)
        {
            row["Id"] = id;
        }

        if (status == "SCANNED" && scan.TryGetProperty("result", out var result))
        {
            foreach (var field in result.EnumerateObject())
            {
                row[field.Name] = JsonNode.Parse(field.Value.GetRawText());
            }
        }

        return row.ToJsonString();
    }

    private static JsonObject RowText(JsonElement image, string status, DateTimeOffset? ended)
    {
        var name = image.GetProperty("image").GetString()!;
        var repository = name[..name.LastIndexOf(':')];
        var progress = status == "SCANNED" ? 100 : 0;
        var row = new JsonObject
        {
            ["ImageDigest"] = image.TryGetProperty("digest", out var digest) ? digest.GetString() : $"sha256:{new string('a', 64)}",
            ["ImageId"] = $"sha256:{new string('c', 64)}",
            ["RegistryType"] = "ccr",
            ["InstanceId"] = "",
            ["InstanceName"] = "ccr-default",
            ["ImageRepoAddress"] = repository,
            ["ImageName"] = repository[(repository.LastIndexOf('/') + 1)..],
            ["ImageTag"] = name[(name.LastIndexOf(':') + 1)..],
            ["IsAuthorized"] = 1,
            ["ScanStatus"] = status,
            ["Progress"] = progress,
            ["ScanRemainTime"] = 0,
            ["ScanTime"] = ended is null ? "" : $"{ended.Value.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-ddTHH:mm:sszzz}",
            ["VulCnt"] = ended is null ? 0 : Findings(image, "vulnerabilities").Count,
            ["VirusCnt"] = ended is null ? 0 : Findings(image, "viruses").Count,
            ["RiskCnt"] = ended is null ? 0 : Findings(image, "risks").Count,
            ["SentiveInfoCnt"] = 0,
        };
        foreach (var (type, field) in new[] { ("Cve", "Vul"), ("Virus", "Virus"), ("Risk", "Risk") })
        {
            (row[$"{type}Status"], row[$"Scan{field}Progress"], row[$"Scan{field}Error"]) = (status, progress, "");
        }

        return row;
    }

    // As they stand in the spec, also where no JSON writer would write them so.
    private static List<string> Findings(JsonElement image, string kind) =>
        image.TryGetProperty("findings", out var findings) && findings.TryGetProperty(kind, out var rows) ? [.. rows.EnumerateArray().Select(row => row.GetRawText())] : [];

    private static string Page(List<string> rows, JsonObject asked) =>
        $"\"TotalCount\":{rows.Count},\"List\":[{string.Join(",", rows.Skip((int?)asked["Offset"] ?? 0).Take((int?)asked["Limit"] ?? 10))}]";

    private static string Inner(string json) => json[1..^1];
}
