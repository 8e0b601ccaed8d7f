namespace TcssGate.Core.Evaluation;

/// <summary>What a verdict depends on besides the image and its policies.</summary>
/// <param name="Now">The server's time; ages are told by it, and its day (UTC) is the one that waivers are held against.</param>
public sealed record Circumstances(DateTimeOffset Now)
{
    /// <summary>The day (UTC).</summary>
    public DateOnly Today => DateOnly.FromDateTime(this.Now.UtcDateTime);

    /// <summary>What was known before; <see langword="null"/> when nothing was given to compare with, and then nothing is known to be new.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Why violated soft rules are accepted in this run; <see langword="null"/>: they are not. Blank is no reason.</summary>
    public string? Override { get; init => field = string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    /// <summary>The first moment of a day (UTC), for who judges by days.</summary>
    public static Circumstances On(DateOnly day) => new(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
}
