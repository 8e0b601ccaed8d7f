using System.Text.RegularExpressions;

namespace TcssGate.Tcss.Api.Mapping;

/// <summary>Hides what may be a password, a token or a key in an instruction of an image's build.</summary>
/// <remarks>
/// Rather too much than too little: a report loses a word, a leak cannot be taken back. Every repetition has a bound and the text is cut
/// first, so that hostile text takes no more than linear time.
/// </remarks>
internal static partial class SecretRedaction
{
    private const int LongestRead = 32 * 1024;
    private const int LongestShown = 4 * 1024;
    private const string Hidden = "***";

    private const string Secretive = "pass|pwd|secret|token|credential|api_?key|apikey|access_?key|private_?key|[_-]key";
    private const string Value = """(?:"(?:\\.|[^"\\])*(?:"|$)|'[^']*(?:'|$))\S*|\S+""";

    // What comes before the secret stays.
    private static readonly Regex[] AfterAName =
        [Authorization(), Assignment(), Option(), Mysql(), Login(), User(), Htpasswd(), Openssl()];

    /// <summary>The text with every such value replaced by ***.</summary>
    public static string Redact(string text)
    {
        var read = text.Length > LongestRead ? text[..LongestRead] : text;
        var redacted = AfterAName.Aggregate(Whole(read), (current, pattern) => pattern.Replace(current, $"$1{Hidden}"));
        return redacted.Length > LongestShown || text.Length > LongestRead ? Cut(redacted) : redacted;
    }

    private static string Whole(string text)
    {
        text = PrivateKey().Replace(text, Hidden);
        text = KnownShape().Replace(text, Hidden);
        text = UserInfo().Replace(text, $"$1{Hidden}@");
        text = PasswordFromInput().Replace(text, $"$1{Hidden}$2");
        return Chpasswd().IsMatch(text) ? Pair().Replace(text, $"$1{Hidden}") : text;
    }

    private static string Cut(string text)
    {
        var end = Math.Min(text.Length, LongestShown);
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    [GeneratedRegex("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,30}-----|$)", RegexOptions.Singleline)]
    private static partial Regex PrivateKey();

    // https://user:password@host
    [GeneratedRegex(@"(://)[^\s/?#@]{0,1000}@(?:[^\s/?#@]{0,1000}@)?")]
    private static partial Regex UserInfo();

    [GeneratedRegex("""(authorization["']?\s{0,8}[:=]\s{0,8}["']?(?:(?:bearer|basic|token|digest)\s{1,8})?)[^\s"']+""", RegexOptions.IgnoreCase)]
    private static partial Regex Authorization();

    [GeneratedRegex("chpasswd", RegexOptions.IgnoreCase)]
    private static partial Regex Chpasswd();

    // echo root:secret | chpasswd
    [GeneratedRegex("""(?<=[\w.$}-])(:)[^\s|"';&]+""")]
    private static partial Regex Pair();

    // echo secret | passwd --stdin root, echo secret | docker login --password-stdin
    [GeneratedRegex(@"((?:echo|printf)\s{1,8}(?:-\w{1,4}\s{1,8})?)[^|\n]{1,1000}(\|[^|\n]{0,400}?-stdin)", RegexOptions.IgnoreCase)]
    private static partial Regex PasswordFromInput();

    // PASSWORD=secret, "token": "secret", ENV MYSQL_PASSWORD secret
    [GeneratedRegex(
        $$"""((?:{{Secretive}})[\w.-]{0,60}["']?(?:\s{0,8}[=:]\s{0,8}|\s{1,8}(?<=\b(?:env|arg|export)\s{1,8}[\w.-]{1,120}\s{1,8})))(?:{{Value}})""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();

    // --password secret
    [GeneratedRegex($$"""((?<![\w-])--?[\w-]{0,60}?(?:{{Secretive}})[\w-]{0,60}\s{1,8})(?:{{Value}})""", RegexOptions.IgnoreCase)]
    private static partial Regex Option();

    // mysql -psecret
    [GeneratedRegex($$"""(\bmysql\w{0,20}\b[^|;&\n]{0,200}?\s-p)(?:{{Value}})""", RegexOptions.IgnoreCase)]
    private static partial Regex Mysql();

    // docker login -p secret, sshpass -p secret
    [GeneratedRegex($$"""(\b(?:login|sshpass)\b[^|;&\n]{0,200}?\s-p\s{0,8})(?:{{Value}})""", RegexOptions.IgnoreCase)]
    private static partial Regex Login();

    // curl -u user:secret
    [GeneratedRegex($$"""(\s(?:-u|--user|--proxy-user)[\s=]{0,8}["']?[^\s:"']{1,200}:)(?:{{Value}})""", RegexOptions.IgnoreCase)]
    private static partial Regex User();

    // htpasswd -b file user secret
    [GeneratedRegex($$"""(\bhtpasswd\s{1,8}-\w{0,6}b\w{0,6}\s{1,8}\S{1,200}\s{1,8}\S{1,200}\s{1,8})(?:{{Value}})""", RegexOptions.IgnoreCase)]
    private static partial Regex Htpasswd();

    // openssl passwd -1 secret
    [GeneratedRegex($$"""(\bopenssl\s{1,8}passwd\s{1,8}(?:-\w{1,20}\s{1,8}){0,4})(?:{{Value}})""", RegexOptions.IgnoreCase)]
    private static partial Regex Openssl();

    // Tencent Cloud, AWS, GitHub, GitLab, Slack, JSON web tokens
    [GeneratedRegex(
        @"\b(?:AKID[A-Za-z0-9]{13,64}|A[KS]IA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,255}|glpat-[\w-]{20,64}|xox[abprs]-[\w-]{10,255}"
        + @"|eyJ[\w-]{10,4000}\.[\w-]{1,4000}\.[\w-]{0,4000})")]
    private static partial Regex KnownShape();
}
