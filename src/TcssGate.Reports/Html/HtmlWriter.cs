using System.Text;
using System.Xml;

namespace TcssGate.Reports.Html;

/// <summary>
/// Writes HTML as it goes, nothing held back. An XML writer does the escaping and keeps the elements balanced, so no text can leave its element;
/// what comes out is well-formed XML too.
/// </summary>
internal sealed class HtmlWriter : IDisposable
{
    private readonly XmlWriter xml;

    /// <summary>Begins a page; the stream stays open.</summary>
    public HtmlWriter(Stream stream)
    {
        this.xml = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            OmitXmlDeclaration = true,
            Indent = true,
            IndentChars = "",
            NewLineChars = "\n",
            CloseOutput = false,
        });
        this.xml.WriteDocType("html", null, null, null);
    }

    /// <summary>Opens an element until the scope is disposed of.</summary>
    public Scope In(string element, string? cssClass = null, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        this.Open(element, cssClass, attributes);
        return new Scope(this.xml);
    }

    /// <summary>Writes an element that holds text.</summary>
    public void Add(string element, string? cssClass, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        this.Open(element, cssClass, attributes);
        this.Text(text);
        this.xml.WriteFullEndElement();
    }

    /// <summary>Writes an element that is always empty: one of HTML's own (<c>meta</c>, <c>input</c>), or a shape.</summary>
    public void Empty(string element, string? cssClass, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        this.Open(element, cssClass, attributes);
        this.xml.WriteEndElement();
    }

    /// <summary>Writes text. It is cleaned here too: a page is the last place to trust a caller.</summary>
    public void Text(string text) => this.xml.WriteString(PlainText.Clean(text));

    /// <summary>Writes a name with slashes, which may go on in the next line behind each of them.</summary>
    public void Name(string name)
    {
        var parts = PlainText.Clean(name).Split('/');
        for (var at = 0; at < parts.Length; at++)
        {
            this.xml.WriteString(at < parts.Length - 1 ? parts[at] + "/" : parts[at]);
            if (at < parts.Length - 1)
            {
                this.Empty("wbr", null);
            }
        }
    }

    /// <summary>Writes our own style sheet or script as it is.</summary>
    public void Own(string element, string content)
    {
        this.xml.WriteStartElement(element);
        this.xml.WriteRaw(content);
        this.xml.WriteFullEndElement();
    }

    /// <inheritdoc/>
    public void Dispose() => this.xml.Dispose();

    private void Open(string element, string? cssClass, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        this.xml.WriteStartElement(element);
        if (!string.IsNullOrEmpty(cssClass))
        {
            this.xml.WriteAttributeString("class", cssClass);
        }

        foreach (var (name, value) in attributes)
        {
            this.xml.WriteAttributeString(name, PlainText.Clean(value));
        }
    }

    /// <summary>An element that is open.</summary>
    internal readonly struct Scope(XmlWriter xml) : IDisposable
    {
        /// <summary>Closes it, with an end tag even when it is empty: HTML knows no short form.</summary>
        public void Dispose() => xml.WriteFullEndElement();
    }
}
