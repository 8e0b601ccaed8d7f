namespace TcssGate.Core.Evaluation;

/// <summary>An option of a run whose value came from an environment variable instead of the command line. Reports name it and never show its value.</summary>
/// <param name="Option">The option, as in <c>--policy</c>.</param>
/// <param name="Variable">The variable, as in <c>TCSS_GATE_POLICY</c>.</param>
public sealed record EnvironmentSetting(string Option, string Variable);
