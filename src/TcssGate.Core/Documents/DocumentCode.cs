namespace TcssGate.Core.Documents;

/// <summary>The codes of what can be wrong with a document. A code never changes its meaning.</summary>
public static class DocumentCode
{
    /// <summary>The text is no YAML.</summary>
    public const string Syntax = "TG001";

    /// <summary>The document is too large, or expands to something too large.</summary>
    public const string TooLarge = "TG002";

    /// <summary>The file is no text.</summary>
    public const string NotText = "TG003";

    /// <summary>There is no document, or more than one.</summary>
    public const string NotOneDocument = "TG004";

    /// <summary>A key stands twice in one mapping.</summary>
    public const string DuplicateKey = "TG005";

    /// <summary>A YAML tag, which would make a value something else than it looks.</summary>
    public const string Tag = "TG006";

    /// <summary>A key that means nothing here.</summary>
    public const string UnknownKey = "TG101";

    /// <summary>A value of another kind than the key takes.</summary>
    public const string WrongType = "TG102";

    /// <summary>A required key is missing, or has no value.</summary>
    public const string Missing = "TG103";

    /// <summary>A word that is none of the valid ones.</summary>
    public const string UnknownValue = "TG104";

    /// <summary>A number outside its range.</summary>
    public const string OutOfRange = "TG105";

    /// <summary>A duration that cannot be read.</summary>
    public const string BadDuration = "TG106";

    /// <summary>A date or a time that does not exist.</summary>
    public const string BadDate = "TG107";

    /// <summary>A pattern that can match no image.</summary>
    public const string BadPattern = "TG108";

    /// <summary>A version of the format that this program does not know.</summary>
    public const string UnknownVersion = "TG109";

    /// <summary>Two parts of the document contradict each other.</summary>
    public const string Contradiction = "TG110";

    /// <summary>A size that cannot be read.</summary>
    public const string BadSize = "TG111";

    /// <summary>An id of a vulnerability that is none, most often a mistyped CVE.</summary>
    public const string BadCve = "TG112";

    /// <summary>A pattern that would match everything.</summary>
    public const string TooBroad = "TG113";

    /// <summary>A number with a leading zero, which YAML 1.1 and YAML 1.2 read differently.</summary>
    public const string LeadingZero = "TG114";

    /// <summary>A waiver that can match nothing.</summary>
    public const string MatchesNothing = "TG115";

    /// <summary>A warning: a waiver's last day has passed.</summary>
    public const string Expired = "TG201";

    /// <summary>A warning: a threshold that leaves out what is worse.</summary>
    public const string WorseUnlimited = "TG202";

    /// <summary>A warning: a waiver's last day is near.</summary>
    public const string ExpiresSoon = "TG203";
}
