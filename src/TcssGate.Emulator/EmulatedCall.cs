namespace TcssGate.Emulator;

/// <summary>One call that was answered.</summary>
/// <param name="Number">From 1, over all actions.</param>
/// <param name="Action">As in <c>DescribeAssetImageRegistryList</c>; what the client asked for, also when there is no such action.</param>
/// <param name="At">When it arrived, by the clock that the cloud was given.</param>
/// <param name="Error">The error code of the answer; <see langword="null"/> when it was answered.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Delivery">What became of the answer.</param>
/// <param name="Body">The body of the request.</param>
public sealed record EmulatedCall(int Number, string Action, DateTimeOffset At, string? Error, int Status, Delivery Delivery, string Body);
