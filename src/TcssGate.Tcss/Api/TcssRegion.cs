namespace TcssGate.Tcss.Api;

/// <summary>The name of a region, as in <c>ap-guangzhou</c>.</summary>
public sealed record TcssRegion
{
    private const int LongestName = 64;

    private TcssRegion(string name) => this.Name = name;

    /// <summary>The form of a region, for help and errors.</summary>
    public static string Form => "lower-case letters, digits and hyphens, as in ap-guangzhou";

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Reads a region; on failure <paramref name="problem"/> says what is wrong and how to mend it.</summary>
    /// <remarks>Which regions there are, only the service knows.</remarks>
    public static TcssRegion? Parse(string text, out string problem)
    {
        var isRegion = text.Length is > 0 and <= LongestName
            && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
        problem = isRegion ? "" : $"\"{new string([.. text.Where(character => !char.IsControl(character))])}\" is no region; write {Form}";
        return isRegion ? new TcssRegion(text) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => this.Name;
}
