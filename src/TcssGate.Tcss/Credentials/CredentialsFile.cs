namespace TcssGate.Tcss.Credentials;

/// <summary>The credentials file: INI, of which the section <c>[default]</c> counts.</summary>
internal static class CredentialsFile
{
    /// <summary>What the file has to hold, for messages.</summary>
    public static string Form => "secret_id = … and secret_key = … on lines of their own under [default]";

    /// <summary>The entries of the section <c>[default]</c>; of an entry that comes twice the last one.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var entries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var isDefault = false;
        foreach (var line in text.TrimStart('\ufeff').Split('\n').Select(line => line.Trim()))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (line.StartsWith('['))
            {
                isDefault = string.Equals(line, "[default]", StringComparison.OrdinalIgnoreCase);
            }
            else if (isDefault && equals > 0 && line[0] is not ('#' or ';'))
            {
                entries[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        return entries;
    }
}
