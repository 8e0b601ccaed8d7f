using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Text;

/// <summary>Colour, if it is wanted: the only escape sequences in a text report, and always our own.</summary>
/// <param name="Color">Whether it is wanted.</param>
internal readonly record struct Ink(bool Color)
{
    /// <summary>What is well.</summary>
    public string Good(string text) => Paint("32", text);

    /// <summary>What decides against the image.</summary>
    public string Bad(string text) => Paint("31", text);

    /// <summary>What is worth a look and decides nothing, or is not known.</summary>
    public string Warn(string text) => Paint("33", text);

    /// <summary>What is there for completeness.</summary>
    public string Faint(string text) => Paint("2", text);

    /// <summary>Headings.</summary>
    public string Strong(string text) => Paint("1", text);

    /// <summary>A verdict, or what belongs to it.</summary>
    public string Of(Verdict verdict, string text) => verdict switch
    {
        Verdict.Met => Good(text),
        Verdict.NotMet => Bad(text),
        _ => Warn(text),
    };

    private string Paint(string code, string text) => this.Color && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
