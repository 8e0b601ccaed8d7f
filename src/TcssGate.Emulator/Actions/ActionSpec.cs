namespace TcssGate.Emulator.Actions;

/// <summary>What a parameter may hold.</summary>
internal enum ParameterKind
{
    /// <summary>A whole number; also one written as a text, as a published request has it.</summary>
    Integer,
    Text,
    Flag,
    Integers,
    Texts,
    Filters,

    /// <summary>Known, and of no effect here.</summary>
    Unread,
}

/// <summary>An action that the cloud answers.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Parameters">Every parameter that it knows.</param>
/// <param name="Required">Those that it cannot do without.</param>
/// <param name="Run">Does it.</param>
internal sealed record ActionSpec(
    string Name,
    IReadOnlyDictionary<string, ParameterKind> Parameters,
    IReadOnlyList<string> Required,
    Func<CloudState, Parameters, Outcome> Run);
