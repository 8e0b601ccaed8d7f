using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace TcssGate.Oracle.Tests.Service;

/// <summary>The service of a scenario, where the network would be. One call at a time; everything follows from the scenario, the clock and the calls.</summary>
internal sealed class SimulatedService : HttpMessageHandler
{
    private readonly Lock turn = new();
    private readonly Scenario scenario;
    private readonly TimeProvider time;
    private readonly DateTimeOffset start;
    private readonly Random dice;
    private readonly RowText text;
    private readonly NodeText nodes;
    private readonly SimulatedSync sync = new();
    private readonly List<string> calls = [];
    private readonly List<List<SimulatedRow>> tasks = [];
    private readonly Dictionary<string, int> callsOf = [];

    public SimulatedService(Scenario scenario, TimeProvider time)
    {
        (this.scenario, this.time, this.start) = (scenario, time, time.GetUtcNow());
        this.dice = new Random(scenario.Seed);
        this.text = new RowText(scenario, this.start + scenario.Skew);
        this.nodes = new NodeText(scenario, this.start + scenario.Skew);
        this.Rows = [.. scenario.Rows.Select(row => new SimulatedRow(row, scenario))];
    }

    public IReadOnlyList<SimulatedRow> Rows { get; }

    /// <summary>The time since the start of the run.</summary>
    public TimeSpan Now => this.time.GetUtcNow() - this.start;

    /// <summary>The calls and what was answered, in brief.</summary>
    public IReadOnlyList<string> Calls => this.calls;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<HttpResponseMessage>(cancellationToken);
        }

        try
        {
            lock (this.turn)
            {
                return Task.FromResult(this.Answer(request));
            }
        }
        catch (HttpRequestException cut)
        {
            return Task.FromException<HttpResponseMessage>(cut);
        }
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var now = this.Now;
        this.CatchUp(now);
        var action = request.Headers.GetValues("X-TC-Action").Single();
        using var buffer = new MemoryStream();
        request.Content!.CopyTo(buffer, null, CancellationToken.None);
        var asked = JsonNode.Parse(buffer.ToArray())!.AsObject();
        this.callsOf[action] = this.callsOf.GetValueOrDefault(action) + 1;
        var inOutage = this.scenario.Has(Disturbance.Outage) && now >= this.scenario.OutageFrom && now < this.scenario.OutageTo;
        if (inOutage && this.dice.Next(3) == 0)
        {
            this.calls.Add($"{now.TotalSeconds:0.0} {action} -> cut");
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut");
        }

        if (inOutage)
        {
            this.calls.Add($"{now.TotalSeconds:0.0} {action} -> 503");
            return this.Response(HttpStatusCode.ServiceUnavailable, "<html>gateway</html>", "text/html");
        }

        var body = this.IsExpired(request) ? Error("AuthFailure.SignatureExpire") : this.Run(action, asked, now);
        var answer = new JsonObject { ["Response"] = body };
        body["RequestId"] = "r";
        this.calls.Add($"{now.TotalSeconds:0.0} {action} {asked.ToJsonString()} -> {Brief(body)}");
        if (action == "CreateAssetImageRegistryScanTask" && this.scenario.Has(Disturbance.LostStart) && this.callsOf[action] == 1)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "the answer was lost");
        }

        return this.Response(HttpStatusCode.OK, answer.ToJsonString(), "application/json");
    }

    private static string Brief(JsonObject body)
    {
        var brief = body.DeepClone().AsObject();
        foreach (var rows in new[] { new JsonArray(brief), brief["List"] as JsonArray ?? [] })
        {
            foreach (var row in rows.OfType<JsonObject>())
            {
                foreach (var name in new[] { "ImageId", "RegistryType", "RegistryRegion", "InstanceId", "Namespace", "ImageName", "ImageSize", "OsName", "ImageCreateTime", "IsAuthorized", "ScanRemainTime", "SentiveInfoCnt", "IsLatestImage", "RequestId" })
                {
                    row.Remove(name);
                }
            }
        }

        return brief.ToJsonString();
    }

    private void CatchUp(TimeSpan now)
    {
        foreach (var row in this.Rows)
        {
            row.CatchUp(now);
        }

        if (this.sync.CatchUp(now) is { } end)
        {
            foreach (var row in this.Rows)
            {
                row.Sync(end, end + this.scenario.ListingLag);
                row.CatchUp(now);
            }
        }
    }

    // The service takes a signature within five minutes of its own clock.
    private bool IsExpired(HttpRequestMessage request)
    {
        var signed = DateTimeOffset.FromUnixTimeSeconds(long.Parse(request.Headers.GetValues("X-TC-Timestamp").Single()));
        return (signed - (this.time.GetUtcNow() + this.scenario.Skew)).Duration() > TimeSpan.FromSeconds(301);
    }

    private JsonObject Run(string action, JsonObject asked, TimeSpan now) => action switch
    {
        "DescribeAssetImageRegistryList" => this.List(asked, now),
        "DescribeAssetImageRegistryDetail" => this.Detail(asked, now),
        "SyncAssetImageRegistryAsset" => this.StartSync(now),
        "DescribeAssetImageRegistryAssetStatus" => new JsonObject
        {
            ["Status"] = this.sync.IsRunning ? "doing" : "success",
            ["Err"] = "",
            ["LatestSyncSuccessTime"] = (this.start + this.scenario.Skew + this.sync.LastSuccess).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss"),
        },
        "DescribeAssetImageRegistryRegistryList" => new JsonObject { ["TotalCount"] = 1, ["List"] = new JsonArray(Registry()) },
        "CreateAssetImageRegistryScanTask" => this.StartScans(asked, now),
        "DescribeAssetImageRegistryScanStatusOneKey" => this.Progress(asked, now),
        "DescribeAssetImageRegistryVulList" => this.Findings(asked, now, RowText.Vulnerabilities),
        "DescribeAssetImageRegistryVirusList" => this.Findings(asked, now, RowText.Viruses),
        "DescribeAssetImageRegistryRiskInfoList" => this.Findings(asked, now, RowText.Risks),
        "DescribeAssetImageList" => this.scenario.OnNodes ? this.List(asked, now) : new JsonObject { ["TotalCount"] = 0, ["List"] = new JsonArray() },
        "DescribeAssetImageDetail" => this.Detail(asked, now),
        "CreateAssetImageScanTask" => this.StartScans(asked, now),
        "DescribeAssetImageScanStatus" => this.Progress(asked, now),
        "DescribeAssetImageVulList" => this.Findings(asked, now, RowText.Vulnerabilities),
        "DescribeAssetImageVirusList" => this.VirusesOnNode(asked, now),
        "DescribeAssetImageRiskList" => this.Findings(asked, now, RowText.Risks),
        _ => Error("InvalidAction"),
    };

    private static JsonObject Registry() => new()
    {
        ["RegistryId"] = 1,
        ["Name"] = "ccr-default",
        ["RegistryType"] = "ccr",
        ["InstanceID"] = "",
        ["Url"] = "https://ccr.ccs.tencentyun.com",
        ["SyncStatus"] = "success",
        ["SyncFailReason"] = "",
    };

    private JsonObject StartSync(TimeSpan now)
    {
        this.sync.Start(now);
        return [];
    }

    private JsonObject List(JsonObject asked, TimeSpan now)
    {
        var filters = this.scenario.Has(Disturbance.IgnoredFilters) ? [] : (asked["Filters"] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
        var rows = this.Rows.Where(row => row.IsListed(now) && filters.TrueForAll(filter => Matches(row, filter))).ToList();
        rows = this.scenario.Has(Disturbance.DuplicatedRows) ? [.. rows.SelectMany(row => new[] { row, row })] : rows;
        var (offset, limit) = this.Page(asked);
        if (this.scenario.Has(Disturbance.MovingRows) && offset > 0 && rows.Count > 1)
        {
            var by = this.dice.Next(rows.Count);
            rows = [.. rows.Skip(by), .. rows.Take(by)];
        }

        var list = new JsonArray();
        foreach (var row in rows.Skip(offset).Take(limit))
        {
            var view = Lagging(row, now);
            list.Add((JsonNode?)this.Unreadable(this.WithNulls(this.scenario.OnNodes ? this.nodes.Row(row, view) : this.text.Row(row, view))));
        }

        return new JsonObject { ["TotalCount"] = rows.Count, ["List"] = list.Count == 0 ? null : list };
    }

    private static RowView Lagging(SimulatedRow row, TimeSpan now)
    {
        var current = row.View(now);
        var old = row.View(now - row.Spec.Lag);
        return old.Content == current.Content ? old : current;
    }

    private JsonObject? Unreadable(JsonObject row)
    {
        if (!this.scenario.Has(Disturbance.UnreadableRows) || this.dice.Next(3) > 0)
        {
            return row;
        }

        if (this.dice.Next(2) == 0)
        {
            return null;
        }

        row[this.scenario.OnNodes ? "ImageID" : "ImageRepoAddress"] = null;
        return row;
    }

    private static bool Matches(SimulatedRow row, JsonObject filter)
    {
        var values = filter["Values"]!.AsArray().Select(value => value!.GetValue<string>()).ToList();
        return filter["Name"]!.GetValue<string>() switch
        {
            "ImageName" => values.Exists(value => row.Spec.Name.Contains(value, StringComparison.Ordinal)),
            "ImageTag" => values.Contains(row.Spec.Tag),
            _ => true,
        };
    }

    private JsonObject Detail(JsonObject asked, TimeSpan now)
    {
        if (this.Asked(asked) is not { } row || !row.IsListed(now))
        {
            return Error("ResourceNotFound");
        }

        if (this.scenario.Has(Disturbance.MixedUpAnswers) && this.dice.Next(3) == 0)
        {
            // Nobody has to learn anything from it, so it does not count as the detail of its image.
            var other = this.Rows[this.dice.Next(this.Rows.Count)];
            return this.WithNulls(this.DetailText(other, now));
        }

        row.LastDetail = now;
        return this.WithNulls(this.DetailText(row, now));
    }

    private JsonObject DetailText(SimulatedRow row, TimeSpan now) => this.scenario.OnNodes ? this.nodes.Detail(row, row.View(now)) : this.text.Detail(row, row.View(now));

    private JsonObject WithNulls(JsonObject row)
    {
        if (this.scenario.Has(Disturbance.NullFields))
        {
            foreach (var name in row.Select(field => field.Key).Where(_ => this.dice.Next(25) == 0).ToList())
            {
                row[name] = null;
            }
        }

        return row;
    }

    private JsonObject StartScans(JsonObject asked, TimeSpan now)
    {
        var rows = (asked["Id"] ?? asked["Images"])!.AsArray().Select(this.Find).ToList();
        if (rows.Exists(row => row is null || !row.IsListed(now)))
        {
            return Error("ResourceNotFound");
        }

        if (rows.Exists(row => row!.IsBusy(now)) && !this.scenario.Has(Disturbance.OvertakenScan))
        {
            return Error("FailedOperation.ErrAlreadyScanning");
        }

        rows.ForEach(row => row!.Start(now));
        this.tasks.Add([.. rows.OfType<SimulatedRow>()]);
        return new JsonObject { ["TaskID"] = this.scenario.OnNodes ? $"{this.tasks.Count}" : this.tasks.Count };
    }

    private JsonObject Progress(JsonObject asked, TimeSpan now)
    {
        var rows = this.scenario.OnNodes
            ? this.tasks[int.Parse(asked["TaskID"]!.GetValue<string>()) - 1]
            : [.. (asked["Id"] as JsonArray ?? []).Select(this.Find).OfType<SimulatedRow>()];
        var views = rows.Select(row => (Row: row, View: row.View(now))).ToList();
        var list = new JsonArray();
        foreach (var (row, view) in views)
        {
            list.Add((JsonNode)new JsonObject
            {
                ["ImageRepoAddress"] = row.Spec.Repository,
                ["ImageTag"] = row.Spec.Tag,
                ["ScanStatus"] = view.Status,
                ["CveProgress"] = view.Cve.Progress,
                ["RiskProgress"] = view.Risk.Progress,
                ["VirusProgress"] = view.Virus.Progress,
            });
        }

        var ended = views.Count(entry => !entry.View.Running);
        return new JsonObject
        {
            ["ImageTotal"] = rows.Count,
            ["ImageScanCnt"] = ended,
            ["ImageStatus"] = list,
            ["Schedule"] = rows.Count == 0 ? 0 : 100 * ended / rows.Count,
            ["Status"] = ended < rows.Count ? "SCANNING" : "SCANNED",
            ["ScanRemainTime"] = 0,
        };
    }

    private JsonObject Findings(JsonObject asked, TimeSpan now, Func<Findings, IReadOnlyList<JsonObject>> write)
    {
        if (this.Asked(asked) is not { } row || !row.IsListed(now))
        {
            return Error("ResourceNotFound");
        }

        var all = write(row.View(now).Shown.Found);
        all = this.scenario.OnNodes ? [.. all.Select(NodeText.Finding)] : all;
        var total = all.Count;
        var (offset, limit) = this.Page(asked);
        var lost = this.scenario.Has(Disturbance.WrongFindingTotal) && total > 1;
        var shift = this.scenario.Has(Disturbance.OverlappingFindings) && offset > 0 ? 1 : 0;
        var list = new JsonArray();
        foreach (var finding in lost && offset > 0 ? [] : all.Skip(offset - shift).Take(Math.Min(limit, total - offset)))
        {
            list.Add((JsonNode?)(this.scenario.Has(Disturbance.NullFindings) && this.dice.Next(3) == 0 ? null : finding));
        }

        // Where the count of the detail is 0 as well, nothing but the total gives away what is missing.
        return new JsonObject { ["TotalCount"] = lost && !this.scenario.Has(Disturbance.ZeroCounts) ? Math.Min(limit, total - 1) : total, ["List"] = list };
    }

    private (int Offset, int Limit) Page(JsonObject asked) =>
        (asked["Offset"]?.GetValue<int>() ?? 0, Math.Min(asked["Limit"]?.GetValue<int>() ?? 10, this.scenario.PageCap));

    private JsonObject VirusesOnNode(JsonObject asked, TimeSpan now)
    {
        var page = this.Findings(asked, now, RowText.Viruses);
        if (this.Asked(asked) is { } row && page["Error"] is null)
        {
            page["VirusScanStatus"] = row.View(now).Virus == TypeState.Done ? 2 : 0;
        }

        return page;
    }

    private SimulatedRow? Asked(JsonObject asked) => this.Find(this.scenario.OnNodes ? asked["ImageID"] : asked["Id"]);

    private SimulatedRow? Find(JsonNode? id) => this.scenario.OnNodes
        ? this.Rows.FirstOrDefault(row => this.scenario.Contents[row.Spec.Content].Digest == id?.GetValue<string>())
        : this.FindRow(id);

    private SimulatedRow? FindRow(JsonNode? id) => this.Rows.FirstOrDefault(row => row.Spec.Id == (id is null ? 0 : (long)id));

    private static JsonObject Error(string code) => new() { ["Error"] = new JsonObject { ["Code"] = code, ["Message"] = "refused" } };

    private HttpResponseMessage Response(HttpStatusCode status, string body, string type)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (!this.scenario.Has(Disturbance.NoDate))
        {
            response.Headers.Date = this.time.GetUtcNow() + this.scenario.Skew + this.scenario.DateError;
        }

        return response;
    }
}
