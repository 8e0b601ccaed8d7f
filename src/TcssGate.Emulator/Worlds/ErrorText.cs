namespace TcssGate.Emulator.Worlds;

/// <summary>The languages that errors are told in.</summary>
internal static class ErrorText
{
    public const string English = "en-US";
    public const string Chinese = "zh-CN";

    public static IReadOnlyList<string> Languages { get; } = [Chinese, English];
}
