using System.Globalization;
using TcssGate.Core.Documents;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Evaluation;

/// <summary>Says what a rule asks, for people.</summary>
internal static class DesiredText
{
    private const int Named = 3;

    /// <summary>The text, as in <c>at most 5</c>.</summary>
    public static string Of(Rule rule, Policy policy) => rule switch
    {
        Rule.AtMost { Subject: CountSubject.Vulnerabilities } atMost => $"at most {atMost.Maximum}{Grace(policy)}",
        Rule.AtMost atMost => $"at most {atMost.Maximum}",
        Rule.MaxCvss score => string.Create(CultureInfo.InvariantCulture, $"at most {score.Maximum:0.0##}{Grace(policy)}"),
        Rule.Denied denied => $"none of {Listed(denied.Ids)}",
        Rule.Trusted => "trusted",
        Rule.Registries registries => $"from {Listed(registries.Allowed)}",
        Rule.Os os => Listed(os.Allowed),
        Rule.MaxSize size => $"at most {SizeText.Write(size.Bytes)}",
        Rule.MaxImageAge age => $"built at most {DurationText.Write(age.Age)} ago",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    private static string Grace(Policy policy) => policy.Grace is { } grace ? $" older than {DurationText.Write(grace)}" : "";

    private static string Listed<T>(IReadOnlyList<T> items) =>
        string.Join(", ", items.Take(Named)) + (items.Count > Named ? $" and {items.Count - Named} more" : "");
}
