using TcssGate.Core.Evaluation;
using TcssGate.Core.Policies;

namespace TcssGate.Reports.Text;

/// <summary>The last line, which alone is enough: <c>Not met: 2 of 3 images. Rules: 9 met, 3 violated (1 advisory).</c></summary>
internal static class ClosingLine
{
    /// <summary>The line.</summary>
    public static string Of(GateResult result, Ink ink)
    {
        var emulated = result.Emulated ? ink.Warn(" EMULATED.") : "";
        var byRow = Phrases.ByRow(result) is null ? "" : ink.Warn(" BY ROW.");
        return ink.Of(result.Verdict, ink.Strong($"{Images(result)}. {Rules(result)}.")) + byRow + emulated;
    }

    /// <summary>How many images came out so: <c>Not met: 2 of 3 images</c>.</summary>
    public static string Images(GateResult result)
    {
        var all = result.Images.Count;
        var met = result.Images.Count(image => image.Verdict is Verdict.Met);
        var notMet = result.Images.Count(image => image.Verdict is Verdict.NotMet);
        var undecided = all - met - notMet;
        return result.Verdict switch
        {
            Verdict.Met => $"Met: {Share(met)}",
            Verdict.NotMet => $"Not met: {Share(notMet)}" + (undecided > 0 ? $", {undecided} undecided" : ""),
            _ => $"Undecided: {Share(undecided)}",
        };

        string Share(int part) => $"{part} of {Phrases.Count(all, "image")}";
    }

    /// <summary>How the rules came out: <c>Rules: 9 met, 3 violated (1 advisory)</c>.</summary>
    public static string Rules(GateResult result)
    {
        var rules = result.Images.SelectMany(image => image.Rules).ToList();
        string[] parts =
        [
            $"{rules.Count(rule => rule.Outcome == RuleOutcome.Met)} met",
            Part(RuleOutcome.Violated),
            Part(RuleOutcome.Unknown),
        ];
        return "Rules: " + string.Join(", ", parts.Where(part => part.Length > 0));

        string Part(RuleOutcome outcome)
        {
            var those = rules.Where(rule => rule.Outcome == outcome).ToList();
            var advisory = those.Count(rule => rule.Enforcement == Enforcement.Advisory);
            var overridden = those.Count(rule => rule.Override is not null);
            string[] harmless = [advisory > 0 ? $"{advisory} advisory" : "", overridden > 0 ? $"{overridden} overridden" : ""];
            var aside = string.Join(", ", harmless.Where(part => part.Length > 0));
            return those.Count == 0 ? "" : $"{those.Count} {outcome.Name()}" + (aside.Length > 0 ? $" ({aside})" : "");
        }
    }
}
