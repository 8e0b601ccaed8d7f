using TcssGate.Core.Evaluation;
using TcssGate.Core.Findings;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Reports.Tests.Samples;

/// <summary>Text that means harm to a terminal, a web page, an XML reader or a person; one corpus for every format.</summary>
internal static class HostileText
{
    public static IReadOnlyList<string> Corpus { get; } =
    [
        "<script>alert(1)</script>",
        "]]>",
        "-->",
        "&lt;&amp;&#0;",
        "\"'`;$(reboot)",
        "::error::owned%0A%0D",
        "::set-output name=verdict::met",
        "##vso[task.complete result=Succeeded;]",
        "%0A::stop-commands::x",
        "<!-- --> <img src=x onerror=alert(1)> &#x202e;",
        "\u001b[31mred\u001b[0m",
        "\u001b]0;owned\a title",
        "\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\",
        "\u001bc\u001b(B",
        "\u009b2J\u009d0;owned\u009c",
        "\u001b]unterminated",
        "nul\0bell\abackspace\b",
        "two\r\nlines\u2028three\u2029four\u0085five",
        "\u202egnp.exe\u202c\u2066isolate\u2069\u200e\u061c",
        "zero\u200bwidth\u200c\u200d\u2060\ufeff\u00ad",
        "lone \ud800 and \udfff",
        "no characters \ufffe\uffff\ufdd0",
        "tags \U000e0041\U000e007f",
        "[click](javascript:alert(1)) ![x](http://evil.example/x.png) @someone",
        "{0} {{1}} [link](1)",
        "../../etc/passwd",
        new string('長', 2000),
    ];

    public static string Everything { get; } = string.Join(" | ", Corpus);

    /// <summary>An image in which every text from outside is <paramref name="text"/>.</summary>
    public static ImageResult Image(string text)
    {
        var violated = SampleImages.Violated();
        return violated with
        {
            Reference = new ImageReference("localhost:5000/" + text, "1", null),
            Image = new RegistryImage(1, "localhost:5000/" + text, text, SampleImages.DigestOf('b'), text, text, text),
            Rules =
            [
                .. violated.Rules.Select(rule => rule with { Policy = text, Desired = text }),
                SampleImages.Unknown("trusted", text, text) with { Policy = "other" + text },
                SampleImages.Rule("os", text, new Actual.Text(text), RuleOutcome.Violated, Enforcement.Soft) with { Policy = text, Override = text },
            ],
            Findings = [.. Findings(text)],
            Waived = [new WaivedFinding(Findings(text)[0], SampleImages.Waiver(text, text, 1) with { Owner = text, Reason = text }, text)],
            IdleWaivers = [new IdleWaiver(SampleImages.Waiver("2" + text, text, 2) with { Owner = text, Reason = text }, text, IdleReason.Unused)],
            ExpiringWaivers = [new ExpiringWaiver(SampleImages.Waiver("3" + text, text, 3) with { Owner = text, Reason = text }, text, 1)],
            Scan = violated.Scan! with { Repository = "localhost:5000/" + text, Tag = text, Digest = SampleImages.DigestOf('b'), Os = text },
        };
    }

    private static IReadOnlyList<Finding> Findings(string text) =>
    [
        new Vulnerability(
            text, Severity.Unknown, text, text, text, text, text, text, text, double.NaN, text, [text, "https://user:pass@evil.example"], null, [text]),
        new Virus(text, Severity.High, text, text, text, text, text, null),
        new Risk(text, Severity.Low, text, text, text, text, text),
    ];
}
