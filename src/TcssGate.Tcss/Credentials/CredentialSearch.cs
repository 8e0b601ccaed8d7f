namespace TcssGate.Tcss.Credentials;

/// <summary>What a search for keys came to.</summary>
public abstract record CredentialSearchResult
{
    private CredentialSearchResult()
    {
    }

    /// <summary>There are keys.</summary>
    /// <param name="Credentials">The keys.</param>
    /// <param name="Source">Where they are from, for people.</param>
    public sealed record Found(TcssCredentials Credentials, string Source) : CredentialSearchResult;

    /// <summary>There are none, or none that can be used.</summary>
    /// <param name="Problem">What is wrong and how to mend it; holds no part of a key.</param>
    public sealed record Missing(string Problem) : CredentialSearchResult;
}

/// <summary>Finds the keys where the official clients find them: the environment, then the user's file, then the computer's.</summary>
/// <remarks>The first place that says anything counts: one that is half filled in is an error, not a reason to use other keys silently.</remarks>
public static class CredentialSearch
{
    private const string IdVariable = "TENCENTCLOUD_SECRET_ID";
    private const string KeyVariable = "TENCENTCLOUD_SECRET_KEY";
    private const string UserFile = "~/.tencentcloud/credentials";
    private const string ComputerFile = "/etc/tencentcloud/credentials";

    // The official SDK for Node, tccli and the COS tools, and Terraform: each reads the token of temporary keys from another variable.
    private static readonly string[] TokenVariables = ["TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"];

    /// <summary>Where keys are looked for, for help.</summary>
    public static string Places => $"{IdVariable} and {KeyVariable}, {UserFile}, {ComputerFile}";

    /// <summary>Looks in every place, in order.</summary>
    public static CredentialSearchResult Find(CredentialSources sources) =>
        FromEnvironment(sources)
        ?? FromFile(sources, UserFile, sources.UserFile)
        ?? FromFile(sources, ComputerFile, ComputerFile)
        ?? new CredentialSearchResult.Missing(
            $"there are no keys: {IdVariable} and {KeyVariable} are not set, and there is neither {UserFile} nor {ComputerFile}; "
            + $"set both variables (in a pipeline: from its secrets), or write one of the files, with {CredentialsFile.Form}");

    private static CredentialSearchResult? FromEnvironment(CredentialSources sources)
    {
        var id = new NamedKey(IdVariable, sources.Variable(IdVariable));
        var key = new NamedKey(KeyVariable, sources.Variable(KeyVariable));
        if (!id.IsSet && !key.IsSet)
        {
            return null;
        }

        var tokens = TokenVariables.Select(name => new NamedKey(name, sources.Variable(name))).Where(named => named.IsSet).ToList();
        if (tokens.Select(named => named.Value).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            // Whichever one was sent, it might belong to other keys.
            return new CredentialSearchResult.Missing(
                $"{string.Join(" and ", tokens.Select(named => named.Name))} are set to different tokens; keep the one that belongs to {IdVariable}, and unset the others");
        }

        return id.IsSet && key.IsSet
            ? Checked(id, key, tokens.FirstOrDefault(), "the environment")
            : new CredentialSearchResult.Missing(
                $"{(id.IsSet ? id : key).Name} is set, but {(id.IsSet ? key : id).Name} is not or is empty; set both, or neither and use {UserFile}");
    }

    private static CredentialSearchResult? FromFile(CredentialSources sources, string shown, string? path)
    {
        try
        {
            return path is null || sources.ReadFile(path) is not { } text ? null : FromText(shown, text);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new CredentialSearchResult.Missing(
                $"the keys in {shown} cannot be read; make it a file that you may read, or set {IdVariable} and {KeyVariable}");
        }
    }

    private static CredentialSearchResult FromText(string shown, string text)
    {
        var file = CredentialsFile.Parse(text);
        NamedKey Named(string name) => new($"{name} in {shown}", file.GetValueOrDefault(name));
        var (id, key, token) = (Named("secret_id"), Named("secret_key"), Named("token"));
        return id.IsSet && key.IsSet
            ? Checked(id, key, token.IsSet ? token : null, shown)
            : new CredentialSearchResult.Missing(
                $"{shown} has no {(id.IsSet ? "secret_key" : "secret_id")} under [default]; write {CredentialsFile.Form}");
    }

    private static CredentialSearchResult Checked(NamedKey id, NamedKey key, NamedKey? token, string source)
    {
        NamedKey?[] all = [id, key, token];
        return all.FirstOrDefault(named => named is not null && !TcssCredentials.IsUsable(named.Value!)) is { } wrong
            ? new CredentialSearchResult.Missing(
                $"{wrong.Name} holds a blank, a line break or another character that no key has; copy the key again, without anything around it")
            : new CredentialSearchResult.Found(new TcssCredentials(id.Value!, key.Value!, token?.Value), source);
    }

    // An empty variable is what a pipeline makes of a secret that it does not hand out.
    private sealed record NamedKey(string Name, string? Value)
    {
        public bool IsSet => !string.IsNullOrEmpty(this.Value);

        // A record would print the key.
        public override string ToString() => this.Name;
    }
}
