using System.Security.Cryptography;
using System.Text;

namespace TcssGate.Oracle.Tests;

/// <summary>A vulnerability as its list row has it.</summary>
internal sealed record Vulnerability(string Cve, int Level, string Score)
{
    public string Fixed { get; init; } = "";

    public bool Exploitable { get; init; }

    /// <summary>Fixed versions, components and tags are null: nobody knows whether it can be fixed or exploited.</summary>
    public bool Bare { get; init; }

    public override string ToString() =>
        $"{this.Cve} level {this.Level} score {this.Score}{(this.Fixed.Length > 0 ? " fixable" : "")}{(this.Exploitable ? " exploitable" : "")}{(this.Bare ? " bare" : "")}";
}

/// <summary>What a complete scan of a content finds.</summary>
internal sealed record Findings(IReadOnlyList<Vulnerability> Vulnerabilities, int Viruses, int Risks)
{
    public static Findings None { get; } = new([], 0, 0);

    public override string ToString() => $"[{string.Join("; ", this.Vulnerabilities)}] viruses {this.Viruses} risks {this.Risks}";
}

/// <summary>The content that a digest stands for.</summary>
/// <param name="Name">What the digest follows from.</param>
/// <param name="Known">What scans find.</param>
/// <param name="Later">What scans find that end from <paramref name="Update"/> on.</param>
/// <param name="Update">When the vulnerability database is updated, from the start of the run.</param>
internal sealed record Content(string Name, Findings Known, Findings Later, TimeSpan Update)
{
    public string Digest { get; } = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)))}";

    public Findings At(TimeSpan end) => end < this.Update ? this.Known : this.Later;
}

/// <summary>How a scan ends.</summary>
internal enum ScanEnd
{
    Complete,
    Failed,
    WithoutVirus,
    VirusError,
    UnknownWord,
    ReusedTime,
    Never,
}

/// <summary>A tag that moves.</summary>
/// <param name="At">When, from the start of the run.</param>
/// <param name="Content">To which content.</param>
/// <param name="Seen">Whether TCSS lists it at once; otherwise after the next sync.</param>
internal sealed record TagMove(TimeSpan At, int Content, bool Seen);

/// <summary>A scan that was over before the run.</summary>
internal sealed record PastScan(TimeSpan Ago, ScanEnd End);

/// <summary>A row of the image list, and what becomes of it.</summary>
internal sealed record RowSpec(long Id, string Repository, string Tag, int Content)
{
    public string Registry { get; init; } = "ccr-default";

    public IReadOnlyList<TagMove> Moves { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PastScan> Past { get; init; } = [];

    /// <summary>When somebody else starts a scan, from the start of the run; may be negative.</summary>
    public IReadOnlyList<TimeSpan> OtherScans { get; init; } = [];

    /// <summary>How the scans of the run end, one after the other; those beyond are complete.</summary>
    public IReadOnlyList<ScanEnd> Ends { get; init; } = [];

    public TimeSpan Takes { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the old result still shows after a start.</summary>
    public TimeSpan Queue { get; init; }

    /// <summary>How far the list row lags behind the detail.</summary>
    public TimeSpan Lag { get; init; }

    public TimeSpan? Vanishes { get; init; }

    public bool? Trusted { get; init; } = true;

    public string Name => $"{this.Repository}:{this.Tag}";
}

/// <summary>A world and a run of the gate in it.</summary>
internal sealed record Scenario(int Seed, PolicyCase Policy, IReadOnlyList<string> References, IReadOnlyList<Content> Contents, IReadOnlyList<RowSpec> Rows)
{
    public IReadOnlySet<Disturbance> Disturbances { get; init; } = new HashSet<Disturbance>();

    public bool Rescan { get; init; }

    /// <summary>Whether the images are on nodes, where the <c>ImageID</c> is the identity, instead of in registries.</summary>
    public bool OnNodes { get; init; }

    /// <summary>When each part of a result is written, after the end of its scan.</summary>
    public IReadOnlyDictionary<ResultPart, TimeSpan> Tear { get; init; } = new Dictionary<ResultPart, TimeSpan>();

    /// <summary>Whether what is not written yet is null instead of the old value.</summary>
    public bool TearIsNull { get; init; }

    public TimeSpan ListingLag { get; init; }

    public TimeSpan Skew { get; init; }

    /// <summary>How far the <c>Date</c> header is from the service's clock.</summary>
    public TimeSpan DateError { get; init; }

    public int PageCap { get; init; } = 100;

    public TimeSpan OutageFrom { get; init; }

    public TimeSpan OutageTo { get; init; }

    public bool Has(Disturbance kind) => this.Disturbances.Contains(kind);

    /// <summary>The scenario in words, for whoever replays it.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        text.AppendLine($"seed {this.Seed}, policy {this.Policy.Name}{(this.Rescan ? ", --rescan" : "")}{(this.OnNodes ? ", --source node" : "")}: {string.Join(" ", this.References)}");
        text.AppendLine($"  disturbances: {string.Join(", ", this.Disturbances.Order())}");
        text.AppendLine($"  tear {string.Join(" ", this.Tear.Select(part => $"{part.Key}@{part.Value.TotalSeconds:0.0}s"))}{(this.TearIsNull ? " null until then" : "")}, listing lag {this.ListingLag}, "
            + $"skew {this.Skew}, Date {this.DateError}, pages of {this.PageCap}, outage {this.OutageFrom} to {this.OutageTo}");
        foreach (var (content, at) in this.Contents.Select((content, at) => (content, at)))
        {
            text.AppendLine($"  content {at} {content.Digest[7..15]}: {content.Known}{(content.Known == content.Later ? "" : $"; from {content.Update} {content.Later}")}");
        }

        foreach (var row in this.Rows)
        {
            text.AppendLine($"  row {row.Id} {row.Name} in {row.Registry}, content {row.Content}{string.Concat(row.Moves.Select(move => $", at {move.At} content {move.Content}{(move.Seen ? "" : " (unseen)")}"))}; "
                + $"past [{string.Join(", ", row.Past.Select(past => $"{past.Ago} ago {past.End}"))}], others at [{string.Join(", ", row.OtherScans)}], ends [{string.Join(", ", row.Ends)}], "
                + $"takes {row.Takes}, queue {row.Queue}, row lag {row.Lag}, vanishes {row.Vanishes}, trusted {row.Trusted}");
        }

        return text.ToString();
    }
}

/// <summary>The parts of a result that are written by themselves.</summary>
internal enum ResultPart
{
    Status,
    Time,
    Types,
    Vulnerabilities,
    Viruses,
    Risks,
}
