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

    private const string Secretive = "pass|pwd|secret|token|credential|signature|_auth\\b|api_?key|apikey|access_?key|private_?key|(?<=[a-z0-9])[_-]key(?!s)";
    private const string Value = """(?:"(?:\\.|[^"\\])*(?:"|$)|'[^']*(?:'|$))\S*|\S+""";

    // What comes before the secret stays.
    private static readonly Regex[] AfterAName =
        [Authorization(), Assignment(), Option(), Mysql(), Login(), User(), Htpasswd(), Openssl(), Configured(), Tool(), UpperOption(), Sql(), Netrc(), Replaced()];

    /// <summary>The text with every such value replaced by ***.</summary>
    public static string Redact(string text)
    {
        var read = text.Length > LongestRead ? text[..LongestRead] : text;
        var redacted = AfterAName.Aggregate(Whole(read), (current, pattern) => pattern.Replace(current, $"$1{Hidden}"));
        return redacted.Length > LongestShown || text.Length > LongestRead ? Cut(redacted) : redacted;
    }

    /// <summary>The text with what has the shape of a key, a token or a password in an address replaced by ***; for messages, whose words stay.</summary>
    public static string RedactMessage(string text)
    {
        var read = text.Length > LongestRead ? text[..LongestRead] : text;
        read = PrivateKey().Replace(read, Hidden);
        read = KnownShape().Replace(read, Hidden);
        read = UserInfo().Replace(read, $"$1{Hidden}@");
        return Authorization().Replace(read, $"$1{Hidden}");
    }

    private static string Whole(string text)
    {
        text = PrivateKey().Replace(text, Hidden);
        text = KnownShape().Replace(text, Hidden);
        text = UserInfo().Replace(text, $"$1{Hidden}@");
        text = PasswordFromInput().Replace(text, $"$1{Hidden} $2");
        text = PasswordToFile().Replace(text, $"$1{Hidden} $2");
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

    // echo secret | passwd --stdin root, echo secret | docker login --password-stdin, yes secret | passwd root, echo secret | sudo -S
    [GeneratedRegex(
        @"((?:\becho|\bprintf|\byes)\s{1,8}(?:-\w{1,4}\s{1,8})?)[^|\n]{1,1000}"
        + @"(\|[^|\n]{0,400}?(?:-stdin|--with-token|-fd\s0|\bpasswd\b|\bsmbpasswd\b|\bsudo\b[^|\n]{0,60}?\s-S\b|\bsecret\s{1,8}create\b))",
        RegexOptions.IgnoreCase)]
    private static partial Regex PasswordFromInput();

    // echo secret > /root/.vault_pass, echo "machine host login bob password secret" > ~/.netrc
    [GeneratedRegex(
        @"((?:\becho|\bprintf)\s{1,8}(?:-\w{1,4}\s{1,8})?)[^|>\n]{1,1000}(>{1,2}\s{0,8}\S{0,200}(?:pass|secret|token|credential|id_rsa|id_ed25519|\.netrc))",
        RegexOptions.IgnoreCase)]
    private static partial Regex PasswordToFile();

    // tccli configure set secretKey secret, aws configure set aws_secret_access_key secret, npm config set //host/:_authToken secret
    [GeneratedRegex(
        $$"""((?<=\bconfig(?:ure)?\s[^|;&\n]{0,300})(?!credential\.helper)(?:{{Secretive}}|http-basic\.\S{1,100}\s{1,8}\S{1,100}(?=\s)|(?:github|gitlab)-oauth\.)[\w.:/-]{0,100}["']?[\s=]{1,8})(?:{{Value}})""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Configured();

    // One option or one word of a tool that takes a secret.
    [GeneratedRegex(
        $$"""((?:\bredis-cli\b[^|;&\n]{0,200}?\s-a\s{0,8}|\b(?:requirepass|masterauth)\s{1,8}|\bmysqladmin\b[^|;&\n]{0,200}?\spassword\s{1,8}"""
        + $$"""|--oauth2-bearer\s{1,8}|--(?:[a-z]{1,10}-)?creds[\s=]{1,8}["']?[^\s:"']{1,200}:|\b(?:useradd|usermod|adduser|mongo\w{0,10}|twine)\b[^|;&\n]{0,200}?\s-p\s{0,8}"""
        + $$"""|\s-pass\w{0,4}\s{1,8}["']?pass:|\b(?:openssl\s{1,8}enc|nuget|ossutil\w{0,8})\b[^|;&\n]{0,200}?\s-k\s{1,8}|\b7z[ar]?\b[^|;&\n]{0,200}?\s-p"""
        + $$"""|\blftp\b[^|;&\n]{0,200}?\s-u\s{0,8}[^\s,]{1,100},|\bldap\w{3,12}\b[^|;&\n]{0,200}?\s-w\s{0,8}|\b(?:sqlplus|sqlldr|expdp|impdp)\s{1,8}(?:-\S{1,10}\s{1,8}){0,3}[^\s/]{1,100}/"""
        + $$"""|\b(?:add_user|change_password)\s{1,8}\S{1,200}\s{1,8}|\bvault\s{1,8}login\s{1,8}(?!-)|\bnet\s{1,8}user\s{1,8}\S{1,100}\s{1,8}(?!/)|\s-U\s{0,8}[^\s%]{1,100}%"""
        + $$"""|--from-literal[=\s]{1,4}["']?[^\s=]{1,200}=|(?:-stdin|--with-token|\bpasswd\b[^|;&\n]{0,60}?)\s{0,8}<<<\s{0,8}|\bcoscmd\s{1,8}config\b[^|;&\n]{0,200}?\s-s\s{1,8}"""
        + $$"""|\bmc\s{1,8}(?:alias\s{1,8}set|config\s{1,8}host\s{1,8}add)\s{1,8}\S{1,100}\s{1,8}\S{1,200}\s{1,8}\S{1,200}\s{1,8}|\bcookie["']?\s{0,8}[:=]\s{0,8}))(?:{{Value}})""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Tool();

    // zip -P secret, sqlcmd -P secret: a small p means something else
    [GeneratedRegex($$"""(\b(?:zip|unzip|sqlcmd|bcp|zipcloak)\b[^|;&\n]{0,200}?\s-P\s{0,8})(?:{{Value}})""")]
    private static partial Regex UpperOption();

    // IDENTIFIED BY 'secret', PASSWORD('secret'), ALTER USER bob WITH PASSWORD 'secret'
    [GeneratedRegex(
        $$"""(\bidentified\s{1,8}(?:with\s{1,8}\S{1,60}\s{1,8})?by\s{1,8}(?:password\s{1,8})?|\bpassword\s{0,8}\(\s{0,8}|(?<=\b(?:user|role)\s[^;\n]{0,200})\bpassword\s{1,8}(?=["'\\]))(?:{{Value}})""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Sql();

    // machine host login bob password secret
    [GeneratedRegex($$"""((?<=\b(?:machine|login)\s[^|;&]{0,300})\bpass(?:word|wd)?\s{1,8})(?:{{Value}})""", RegexOptions.IgnoreCase)]
    private static partial Regex Netrc();

    // sed s/THE_PASSWORD/secret/
    [GeneratedRegex($$"""(\bs(?<mark>[/|#,])[^\s/|#,]{0,60}(?:{{Secretive}})[^\s/|#,]{0,60}\k<mark>)[^\s/|#,]{1,200}""", RegexOptions.IgnoreCase)]
    private static partial Regex Replaced();

    // PASSWORD=secret, "token": "secret", ENV MYSQL_PASSWORD secret
    [GeneratedRegex(
        $$"""((?:{{Secretive}})[\w.-]{0,60}["']?(?:\s{0,8}[=:]\s{0,8}|\s{1,8}(?<=\b(?:env|arg|export)\s{1,8}[\w.-]{1,120}\s{1,8})))(?:{{Value}})""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Assignment();

    // --password secret
    [GeneratedRegex($$"""((?<![\w-])--?[\w-]{0,60}?(?:{{Secretive}})[\w-]{0,60}\s{1,8}(?!<<<))(?:{{Value}})""", RegexOptions.IgnoreCase)]
    private static partial Regex Option();

    // mysql -psecret
    [GeneratedRegex($$"""(\b(?:mysql|mariadb)\w{0,20}\b[^|;&\n]{0,200}?\s-p)(?:{{Value}})""", RegexOptions.IgnoreCase)]
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

    // Tencent Cloud, AWS, Alibaba Cloud, GitHub, GitLab, npm, PyPI, Docker Hub, Vault, Stripe, Google, SendGrid, Slack, JSON web tokens
    [GeneratedRegex(
        @"\b(?:AKID[A-Za-z0-9]{13,64}|A[KS]IA[0-9A-Z]{16}|LTAI[A-Za-z0-9]{12,30}|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,64}|npm_[A-Za-z0-9]{36}|pypi-[\w-]{20,500}|dckr_pat_[\w-]{20,64}|hvs\.[\w-]{20,200}|[sr]k_live_\w{10,200}|AIza[\w-]{35}|SG\.[\w-]{10,64}\.[\w-]{10,64}|xox[abprs]-[\w-]{10,255}"
        + @"|eyJ[\w-]{10,4000}\.[\w-]{1,4000}\.[\w-]{0,4000})")]
    private static partial Regex KnownShape();
}
