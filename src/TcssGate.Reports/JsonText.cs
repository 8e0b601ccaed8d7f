using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace TcssGate.Reports;

/// <summary>How every JSON report is written: indented, LF, readable in any script, harmless at a terminal and in a web page.</summary>
internal static class JsonText
{
    /// <summary>The settings of the writer.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = Encoder() };

    // Chinese stays readable; what is invisible is written as \uXXXX, so nothing is lost and nothing happens when the file is printed.
    private static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        for (var value = 0; value <= char.MaxValue; value++)
        {
            if (Rune.IsValid(value) && PlainText.IsInvisible(new Rune(value)))
            {
                settings.ForbidCharacter((char)value);
            }
        }

        // Stands for a lone surrogate, which is always escaped: escaped here too, a file that is read and written again stays the same.
        settings.ForbidCharacter('\ufffd');
        return JavaScriptEncoder.Create(settings);
    }
}
