using System.Text.Json.Serialization;

namespace TcssGate.Tcss.Api.Wire;

/// <summary>What every answer is wrapped in, failures included; both come with HTTP 200.</summary>
internal sealed record Envelope<TResponse>
    where TResponse : class
{
    public TResponse? Response { get; init; }
}

/// <summary>What every answer has.</summary>
internal record ResponseBody
{
    /// <summary>The action that this is the response to; not on the wire.</summary>
    [JsonIgnore]
    public string Action { get; set; } = "";

    /// <summary>The fields that are read and could not be read: their values are unknown. Not on the wire.</summary>
    [JsonIgnore]
    public IReadOnlyList<FieldNote> Notes { get; set; } = [];

    /// <summary>Set when the call failed, and then nothing else is.</summary>
    public ErrorBody? Error { get; init; }

    public string? RequestId { get; init; }
}

internal sealed record ErrorBody
{
    public string? Code { get; init; }

    public string? Message { get; init; }
}

/// <summary>A response whose rows are distinguished by the bytes that were sent.</summary>
internal interface IHashedRows
{
    /// <summary>A hash of each row of the page, as it was sent.</summary>
    IReadOnlyList<UInt128> RowHashes { get; set; }
}

/// <summary>A page of rows; a row that is not an object is null. A page past the end has <c>"List": null</c>.</summary>
internal record Page<TRow> : ResponseBody, IHashedRows
{
    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<UInt128> RowHashes { get; set; } = [];

    public IReadOnlyList<TRow>? List { get; init; }

    public int? TotalCount { get; init; }
}

/// <summary>A filter, which the service may honour, take as a part of a name, ignore, or refuse.</summary>
internal sealed record Filter
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Values { get; init; }

    public bool? ExactMatch { get; init; }
}

/// <summary>What every list is asked for with.</summary>
internal record PageRequest
{
    public int? Limit { get; init; }

    public int? Offset { get; init; }

    public IReadOnlyList<Filter>? Filters { get; init; }
}
