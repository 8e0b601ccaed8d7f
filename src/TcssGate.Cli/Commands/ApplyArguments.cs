namespace TcssGate.Cli.Commands;

/// <summary>What <c>apply</c> was called with: what it takes like <c>plan</c>, and what only it takes.</summary>
/// <param name="Gate">What both take.</param>
internal sealed record ApplyArguments(GateArguments Gate)
{
    /// <summary>A saved result to tell what is new; <see langword="null"/> when none was given.</summary>
    public string? Baseline { get; init; }

    /// <summary>Why violated soft rules are accepted; <see langword="null"/> when they are not.</summary>
    public string? Override { get; init; }

    /// <summary>Reads <see cref="Override"/>.</summary>
    /// <exception cref="UserError">It says nothing.</exception>
    public string? ReadOverride() =>
        this.Override is { } reason && string.IsNullOrWhiteSpace(reason)
            ? throw new UserError("error: --override: the reason is empty; say why the violated soft rules are accepted")
            : this.Override;
}
