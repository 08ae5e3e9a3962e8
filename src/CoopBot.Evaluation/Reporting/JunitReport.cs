using System.Globalization;
using System.Text;
using System.Xml;
using CoopBot.Evaluation.Running;
using CoopBot.Evaluation.Runs;

namespace CoopBot.Evaluation.Reporting;

/// <summary>Writes a run as JUnit XML, which build servers show as tests: a case that is wrong is a failure, one that could not be run an error.</summary>
public static class JunitReport
{
    /// <summary>Writes all suites.</summary>
    public static void Write(StoredRun run, Stream output)
    {
        ArgumentNullException.ThrowIfNull(run);
        using XmlWriter xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "coopbot eval " + run.Manifest.Id);
        foreach (StoredSuite suite in run.Suites)
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Plain(suite.Name));
            xml.WriteAttributeString("tests", Number(suite.Cases.Count));
            xml.WriteAttributeString("failures", Number(suite.Cases.Count(static c => c.Error is null && !c.Measures.Judgement.Right)));
            xml.WriteAttributeString("errors", Number(suite.Cases.Count(static c => c.Error is not null)));
            xml.WriteAttributeString("time", Seconds(suite.Cases.Sum(static c => c.Answer?.ElapsedMs ?? 0)));
            foreach (RanCase ran in suite.Cases)
            {
                Write(xml, suite.Name, ran);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string suite, RanCase ran)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Plain(suite));
        xml.WriteAttributeString("name", Plain($"{ran.Case.Id}: {ran.Case.Input}"));
        xml.WriteAttributeString("time", Seconds(ran.Answer?.ElapsedMs ?? 0));
        if (ran.Error is not null || !ran.Measures.Judgement.Right)
        {
            xml.WriteStartElement(ran.Error is null ? "failure" : "error");
            xml.WriteAttributeString("message", Plain(ran.Error ?? ran.Measures.Judgement.Detail));
            xml.WriteString(Plain(ran.Answer?.Text ?? ""));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Without what XML can't hold: a document may contain control characters.</summary>
    private static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                plain.Append(text[i]).Append(text[++i]);
            }
            else
            {
                plain.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
            }
        }

        return plain.ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.###", CultureInfo.InvariantCulture);
}
