namespace TcssGate.Cli;

/// <summary>Something that the user can mend. Ends the program with <see cref="ExitCode.Error"/> and these messages alone.</summary>
internal sealed class UserError : Exception
{
    /// <summary>One mistake.</summary>
    /// <param name="message">What is wrong, and how to mend it.</param>
    public UserError(string message)
        : this([message])
    {
    }

    /// <summary>Several mistakes, all at once.</summary>
    public UserError(IReadOnlyList<string> messages)
        : base(string.Join("\n", messages)) => this.Messages = messages;

    /// <summary>The mistakes, each on a line of its own; never empty.</summary>
    public IReadOnlyList<string> Messages { get; }
}
