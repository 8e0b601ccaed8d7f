using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.Tests.Html;

/// <summary>A page, read as the XML that it also is: text that broke out of its element would not be read, or would show as an element.</summary>
internal static partial class Page
{
    public static XElement Of(GateResult result) => Read(Report.Of(ReportFormat.Html, result));

    /// <summary>What of a page its own style sheet and script are not.</summary>
    public static string WithoutAssets(string page) => Assets().Replace(page, "><!-- … --></");

    /// <summary>The text of an element as a reader sees it, white space run together.</summary>
    public static string Shown(this XElement element) => PlainText.Clean(element.Value);

    /// <summary>Reads a page.</summary>
    public static XElement Read(string page)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        using var reader = XmlReader.Create(new StringReader(WithoutAssets(page)), settings);
        return XDocument.Load(reader).Root!;
    }

    // Our own files hold no "</style" and no "</script", so the first one is the end.
    [GeneratedRegex("(?<=<(?<name>style|script))>.*?</(?=\\k<name>>)", RegexOptions.Singleline)]
    private static partial Regex Assets();
}
