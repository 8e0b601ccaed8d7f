using System.Globalization;
using System.Text;
using System.Xml;
using TcssGate.Core.PolicyTests;

namespace TcssGate.Reports.PolicyTests;

/// <summary>How policy tests came out, as JUnit XML: a suite a file, a case a case.</summary>
public static class PolicyTestJUnit
{
    /// <summary>Writes the report, UTF-8, lines ended by LF.</summary>
    /// <param name="results">The files, in the order in which they ran.</param>
    /// <param name="stream">Where to; stays open.</param>
    public static void Write(IReadOnlyList<PolicyTestFileResult> results, Stream stream)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            writer.WriteStartDocument();
            writer.WriteStartElement("testsuites");
            writer.WriteAttributeString("name", "tcss-gate test");
            WriteCounts([.. results.SelectMany(file => file.Outcomes)], writer);
            foreach (var file in results)
            {
                WriteSuite(file, writer);
            }

            writer.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteSuite(PolicyTestFileResult file, XmlWriter writer)
    {
        var name = PlainText.Clean(file.File);
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", name);
        WriteCounts(file.Outcomes, writer);
        foreach (var outcome in file.Outcomes)
        {
            writer.WriteStartElement("testcase");
            writer.WriteAttributeString("name", PlainText.Clean(outcome.Case.Name));
            writer.WriteAttributeString("classname", name);
            if (!outcome.Holds)
            {
                writer.WriteStartElement("failure");
                writer.WriteAttributeString("message", PlainText.Clean(outcome.Differences[0]));
                writer.WriteAttributeString("type", "difference");
                writer.WriteString(string.Join("\n", outcome.Differences.Select(difference => PlainText.Clean(difference))));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteCounts(IReadOnlyList<PolicyTestOutcome> outcomes, XmlWriter writer)
    {
        writer.WriteAttributeString("tests", outcomes.Count.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", outcomes.Count(outcome => !outcome.Holds).ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("errors", "0");
    }
}
