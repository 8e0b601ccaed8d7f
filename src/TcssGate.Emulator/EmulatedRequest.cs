namespace TcssGate.Emulator;

/// <summary>A request as it arrived, whatever carried it.</summary>
/// <param name="Method">As in <c>POST</c>.</param>
/// <param name="Path">As in <c>/</c>, without a query.</param>
/// <param name="Headers">Every header; looked up without regard to case, so the dictionary has to be made that way.</param>
/// <param name="Body">The bytes that were signed.</param>
public sealed record EmulatedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    internal string Header(string name) => this.Headers.TryGetValue(name, out var value) ? value.Trim() : "";
}
