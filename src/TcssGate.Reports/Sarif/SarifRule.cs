namespace TcssGate.Reports.Sarif;

/// <summary>What a result is an instance of; every text is clean and within the limits.</summary>
internal sealed record SarifRule
{
    /// <summary>Where to read more when a rule has no page of its own: the documentation of TCSS.</summary>
    public const string Documentation = "https://www.tencentcloud.com/document/product/1163";

    /// <summary>Its id: the CVE, or <c>virus:</c>, <c>risk:</c>, <c>policy:</c> and a name.</summary>
    public required string Id { get; init; }

    /// <summary>What sort of rule it is, for viewers that show names.</summary>
    public required string Name { get; init; }

    /// <summary>The alert's heading.</summary>
    public required string Short { get; init; }

    /// <summary>What it is about.</summary>
    public required string Full { get; init; }

    /// <summary>How to mend it, as text.</summary>
    public required string Help { get; init; }

    /// <summary>How to mend it, as Markdown.</summary>
    public required string HelpMarkdown { get; init; }

    /// <summary>Where to read more.</summary>
    public required string HelpUri { get; init; }

    /// <summary><c>error</c>, <c>warning</c> or <c>note</c>.</summary>
    public required string Level { get; init; }

    /// <summary>The <c>security-severity</c>, 0.1 to 10.0, as text.</summary>
    public required string SecuritySeverity { get; init; }

    /// <summary>Our own words, never the service's.</summary>
    public required IReadOnlyList<string> Tags { get; init; }
}
