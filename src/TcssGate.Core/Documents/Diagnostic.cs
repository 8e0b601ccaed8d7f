namespace TcssGate.Core.Documents;

/// <summary>Whether a diagnostic stops the document from being used.</summary>
public enum DiagnosticLevel
{
    /// <summary>The document is refused.</summary>
    Error,

    /// <summary>The document works, but probably not as meant.</summary>
    Warning,
}

/// <summary>One thing wrong with a document: where, what, and how to mend it.</summary>
/// <param name="File">The document, as the user named it.</param>
/// <param name="Line">From 1; 0 when it is about the document as a whole.</param>
/// <param name="Column">From 1; 0 when it is about the document as a whole.</param>
/// <param name="Level">Whether it stops the document from being used.</param>
/// <param name="Code">A stable code, <c>TG</c> and three digits, listed in <c>docs/policy-errors.md</c>.</param>
/// <param name="Text">What is wrong; may quote the document, so who prints it escapes it.</param>
/// <param name="Mend">How to mend it; empty when the text says it already.</param>
public sealed record Diagnostic(string File, int Line, int Column, DiagnosticLevel Level, string Code, string Text, string Mend)
{
    /// <summary><c>FILE:LINE:COLUMN: error CODE: text (mend)</c>, as compilers write it and editors read it.</summary>
    public override string ToString()
    {
        var place = this.Line > 0 ? $"{this.File}:{this.Line}:{this.Column}" : this.File;
        var level = this.Level == DiagnosticLevel.Error ? "error" : "warning";
        return $"{place}: {level} {this.Code}: {this.Text}" + (this.Mend.Length > 0 ? $" ({this.Mend})" : "");
    }
}
