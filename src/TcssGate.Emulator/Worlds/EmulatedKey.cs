namespace TcssGate.Emulator.Worlds;

/// <summary>A pair of keys that the stand-in cloud knows. They open nothing else.</summary>
/// <param name="Id">The <c>SecretId</c>.</param>
/// <param name="Secret">The <c>SecretKey</c>.</param>
/// <param name="Token">The session token; <see langword="null"/> when the pair is not temporary, and then none may be sent.</param>
public sealed record EmulatedKey(string Id, string Secret, string? Token = null)
{
    /// <summary>The <c>SecretId</c> of worlds that list no keys.</summary>
    public const string DemoId = "AKIDEMULATED0000000000000000000EXAMPLE";

    /// <summary>The <c>SecretKey</c> of worlds that list no keys.</summary>
    public const string DemoSecret = "EmulatedSecretKey0000000EXAMPLE";

    /// <summary>The pair of worlds that list no keys.</summary>
    public static EmulatedKey Demo { get; } = new(DemoId, DemoSecret);

    /// <summary>The actions that this pair may not call.</summary>
    internal IReadOnlyList<string> Denied { get; init; } = [];
}
