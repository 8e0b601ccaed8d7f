using System.Globalization;
using System.Text;
using System.Xml;
using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.JUnit;

/// <summary>JUnit XML as Jenkins' schema has it: a suite an image, a case a rule.</summary>
internal static class JUnitReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(GateResult result, Stream stream)
    {
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
            CloseOutput = false,
        };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            WriteSuites(result, writer);
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteSuites(GateResult result, XmlWriter writer)
    {
        var suites = result.Images.Select(JUnitSuite.Of).ToList();
        writer.WriteStartDocument();
        writer.WriteStartElement("testsuites");
        writer.WriteAttributeString("name", result.Emulated ? $"{Phrases.Tool} (EMULATED)" : Phrases.Tool);
        WriteTotals(suites, writer);
        foreach (var suite in suites)
        {
            WriteSuite(suite, result, writer);
        }

        writer.WriteEndElement();
    }

    // Jenkins' schema knows no total of what was skipped on the root; each suite has its own.
    private static void WriteTotals(List<JUnitSuite> suites, XmlWriter writer)
    {
        writer.WriteAttributeString("tests", Text(suites.Sum(suite => suite.Cases.Count)));
        writer.WriteAttributeString("failures", Text(suites.Sum(suite => suite.Count(JUnitOutcome.Failure))));
        writer.WriteAttributeString("errors", Text(suites.Sum(suite => suite.Count(JUnitOutcome.Error))));
    }

    private static void WriteSuite(JUnitSuite suite, GateResult result, XmlWriter writer)
    {
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", result.Emulated ? $"{suite.Name} (EMULATED)" : suite.Name);
        writer.WriteAttributeString("tests", Text(suite.Cases.Count));
        writer.WriteAttributeString("failures", Text(suite.Count(JUnitOutcome.Failure)));
        writer.WriteAttributeString("errors", Text(suite.Count(JUnitOutcome.Error)));
        writer.WriteAttributeString("skipped", Text(suite.Count(JUnitOutcome.Skipped)));
        writer.WriteAttributeString("timestamp", result.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        WriteProperties(suite, result, writer);
        foreach (var testCase in suite.Cases)
        {
            WriteCase(testCase, suite, writer);
        }

        if (suite.Notes.Length > 0)
        {
            writer.WriteElementString("system-out", suite.Notes);
        }

        writer.WriteEndElement();
    }

    private static void WriteProperties(JUnitSuite suite, GateResult result, XmlWriter writer)
    {
        writer.WriteStartElement("properties");
        foreach (var (name, value) in suite.Properties.Append(("emulated", result.Emulated ? "true" : "false")))
        {
            writer.WriteStartElement("property");
            writer.WriteAttributeString("name", name);
            writer.WriteAttributeString("value", value);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteCase(JUnitCase testCase, JUnitSuite suite, XmlWriter writer)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("name", testCase.Name);
        writer.WriteAttributeString("classname", suite.Name);
        var element = testCase.Outcome switch
        {
            JUnitOutcome.Failure => "failure",
            JUnitOutcome.Error => "error",
            JUnitOutcome.Skipped => "skipped",
            _ => null,
        };
        if (element is not null)
        {
            writer.WriteStartElement(element);
            if (testCase.Outcome != JUnitOutcome.Skipped)
            {
                // Jenkins' schema allows no attribute on what is skipped.
                writer.WriteAttributeString("message", testCase.Message);
                writer.WriteAttributeString("type", testCase.Type);
            }

            writer.WriteString(testCase.Text);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
