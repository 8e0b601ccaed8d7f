using System.Text.RegularExpressions;

namespace TcssGate.Reports.Gitlab;

/// <summary>Which CVSS vectors GitLab takes: by the patterns of its schema, since one that does not match refuses the whole report.</summary>
internal static partial class CvssVector
{
    /// <summary>Whether the vector is one of CVSS 2.0, 3.0 or 3.1 as the schema has them; never both, which it would refuse too.</summary>
    public static bool IsValid(string vector) =>
        vector.Length <= 128 && ((vector.Length >= 16 && Version2().IsMatch(vector)) || (vector.Length >= 32 && Version3().IsMatch(vector)));

    [GeneratedRegex(
        @"\A(?:(?:AV:[NAL]|AC:[LMH]|Au:[MSN]|[CIA]:[NPC]|E:(?:U|POC|F|H|ND)|RL:(?:OF|TF|W|U|ND)|RC:(?:UC|UR|C|ND)|CDP:(?:N|L|LM|MH|H|ND)|TD:(?:N|L|M|H|ND)|[CIA]R:(?:L|M|H|ND))(?:/(?!\z)|\z))+\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Version2();

    [GeneratedRegex(
        @"\ACVSS:3[.][01]/(?:(?:AV:[NALP]|AC:[LH]|PR:[NLH]|UI:[NR]|S:[UC]|[CIA]:[NLH]|E:[XUPFH]|RL:[XOTWU]|RC:[XURC]|[CIA]R:[XLMH]|MAV:[XNALP]|MAC:[XLH]|MPR:[XNLH]|MUI:[XNR]|MS:[XUC]|M[CIA]:[XNLH])(?:/(?!\z)|\z))+\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Version3();
}
