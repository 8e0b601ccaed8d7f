using TcssGate.Tcss.Credentials;

namespace TcssGate.Tcss.Tests.Credentials;

public sealed class CredentialSearchTests
{
    private const string Id = "AKIDexample";
    private const string Key = "hunter2";
    private const string UserFile = "/home/bob/.tencentcloud/credentials";
    private const string ComputerFile = "/etc/tencentcloud/credentials";

    private readonly Dictionary<string, string> variables = [];
    private readonly Dictionary<string, string> files = [];

    [Fact]
    public void Keys_in_the_environment_come_first()
    {
        Set(Id, Key);
        this.files[UserFile] = File("other", "other");

        var found = Found();

        (found.Credentials.SecretId, found.Credentials.SecretKey, found.Credentials.Token).Should().Be((Id, Key, null));
        found.Source.Should().Be("the environment");
    }

    [Theory]
    [InlineData("TENCENTCLOUD_SESSION_TOKEN")]
    [InlineData("TENCENTCLOUD_TOKEN")]
    [InlineData("TENCENTCLOUD_SECURITY_TOKEN")]
    public void The_token_of_temporary_keys_is_read_wherever_the_official_tools_read_it(string variable)
    {
        Set(Id, Key);
        this.variables["TENCENTCLOUD_SESSION_TOKEN"] = "";
        this.variables[variable] = "token";

        Found().Credentials.Token.Should().Be("token");
    }

    [Fact]
    public void The_same_token_under_several_names_is_one_token()
    {
        Set(Id, Key);
        Set("TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN", "token", "token");

        Found().Credentials.Token.Should().Be("token");
    }

    [Fact]
    public void Different_tokens_are_an_error_that_names_the_variables_and_shows_no_token()
    {
        Set(Id, Key);
        Set("TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN", "one-token", "other-token");

        Problem().Should().Be(
            "TENCENTCLOUD_SESSION_TOKEN and TENCENTCLOUD_SECURITY_TOKEN are set to different tokens; keep the one that belongs to "
            + "TENCENTCLOUD_SECRET_ID, and unset the others");
    }

    [Fact]
    public void A_token_without_keys_in_the_environment_is_not_read()
    {
        Set("TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN", "one-token", "other-token");
        this.files[UserFile] = File(Id, Key);

        Found().Credentials.Token.Should().BeNull();
    }

    [Fact]
    public void Then_comes_the_users_file_and_then_the_computers()
    {
        this.files[ComputerFile] = File("computers", Key);
        Found().Source.Should().Be(ComputerFile);

        this.files[UserFile] = File("users", Key, "token = t");
        var found = Found();
        found.Source.Should().Be("~/.tencentcloud/credentials");
        found.Credentials.SecretId.Should().Be("users");
        found.Credentials.Token.Should().Be("t");
    }

    [Fact]
    public void Without_a_home_there_is_still_the_computers_file()
    {
        this.files[ComputerFile] = File(Id, Key);

        CredentialSearch.Find(Sources() with { Home = null }).Should().BeOfType<CredentialSearchResult.Found>();
        CredentialSearch.Find(Sources() with { Home = "" }).Should().BeOfType<CredentialSearchResult.Found>();
    }

    [Fact]
    public void Without_any_keys_it_says_where_it_looked_and_what_to_do() =>
        Problem().Should().Be(
            "there are no keys: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set, and there is neither ~/.tencentcloud/credentials "
            + "nor /etc/tencentcloud/credentials; set both variables (in a pipeline: from its secrets), or write one of the files, with "
            + "secret_id = … and secret_key = … on lines of their own under [default]");

    [Theory]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Empty_variables_are_as_good_as_none(string? id, string? key)
    {
        Set(id, key);

        Problem().Should().StartWith("there are no keys: ");
    }

    [Theory]
    [InlineData(Id, null, "TENCENTCLOUD_SECRET_ID is set, but TENCENTCLOUD_SECRET_KEY is not or is empty; set both, *")]
    [InlineData(Id, "", "TENCENTCLOUD_SECRET_ID is set, but TENCENTCLOUD_SECRET_KEY *")]
    [InlineData(null, Key, "TENCENTCLOUD_SECRET_KEY is set, but TENCENTCLOUD_SECRET_ID *")]
    public void Half_a_pair_in_the_environment_is_an_error_and_no_reason_to_look_on(string? id, string? key, string expected)
    {
        Set(id, key);
        this.files[UserFile] = File("other", "other");

        Problem().Should().Match(expected);
    }

    [Theory]
    [InlineData("[default]\nsecret_id = AKIDexample\n", "secret_key")]
    [InlineData("[default]\nsecret_key = hunter2\n", "secret_id")]
    [InlineData("[default]\nsecret_id =\nsecret_key = hunter2\n", "secret_id")]
    [InlineData("secret_id = AKIDexample\nsecret_key = hunter2\n", "secret_id")]
    [InlineData("[other]\nsecret_id = AKIDexample\nsecret_key = hunter2\n", "secret_id")]
    [InlineData("", "secret_id")]
    public void Half_a_file_is_an_error_and_no_reason_to_look_on(string text, string missing)
    {
        this.files[UserFile] = text;
        this.files[ComputerFile] = File("other", "other");

        Problem().Should().StartWith($"~/.tencentcloud/credentials has no {missing} under [default]; write secret_id = ");
    }

    [Theory]
    [InlineData("\ufeff[default]\r\nsecret_id = AKIDexample\r\nsecret_key = hunter2\r\n")]
    [InlineData("# mine\n[Default]\n; old: secret_id = x\nSECRET_ID=AKIDexample\n\tsecret_key\t=\thunter2\n[other]\nsecret_key = wrong")]
    [InlineData("[other]\nsecret_id = wrong\n[default]\nsecret_id = AKIDexample\nsecret_key = first\nsecret_key = hunter2")]
    public void The_file_is_read_as_people_write_it(string text)
    {
        this.files[UserFile] = text;

        var found = Found();

        (found.Credentials.SecretId, found.Credentials.SecretKey).Should().Be((Id, Key));
    }

    [Theory]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(IOException))]
    public void A_file_that_cannot_be_read_is_an_error_and_no_reason_to_look_on(Type failure)
    {
        var sources = Sources() with { ReadFile = path => path == UserFile ? throw (Exception)Activator.CreateInstance(failure)! : File(Id, Key) };

        CredentialSearch.Find(sources).Should().BeOfType<CredentialSearchResult.Missing>().Which.Problem.Should()
            .Be("the keys in ~/.tencentcloud/credentials cannot be read; make it a file that you may read, or set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY");
    }

    [Theory]
    [InlineData("hunter2\n")]
    [InlineData(" hunter2")]
    [InlineData("hun ter2")]
    [InlineData("hunter2\r\nX-Evil: 1")]
    [InlineData("hunter2\0")]
    [InlineData("hunter2é")]
    [InlineData("hunter2\x7f")]
    public void A_key_that_could_add_a_header_is_refused_and_not_shown(string key)
    {
        Set(Id, key);
        Problem().Should().StartWith("TENCENTCLOUD_SECRET_KEY holds a blank, a line break").And.NotContain("hunter2").And.NotContain("ter2");

        Set(key, Key);
        Problem().Should().StartWith("TENCENTCLOUD_SECRET_ID holds ").And.NotContain("hunter2");

        Set(Id, Key);
        this.variables["TENCENTCLOUD_SESSION_TOKEN"] = key;
        Problem().Should().StartWith("TENCENTCLOUD_SESSION_TOKEN holds ").And.NotContain("hunter2");

        this.variables.Clear();
        this.files[UserFile] = File("AKID example", Key);
        Problem().Should().StartWith("secret_id in ~/.tencentcloud/credentials holds ");
    }

    [Fact]
    public void Keys_cannot_be_made_of_what_cannot_be_sent()
    {
        FluentActions.Invoking(() => new TcssCredentials("", Key)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new TcssCredentials(Id, "hunter2\n")).Should().Throw<ArgumentException>()
            .Which.Message.Should().NotContain("hunter2");
        FluentActions.Invoking(() => new TcssCredentials(Id, Key, "a b")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void No_text_shows_the_secret_parts()
    {
        var found = new CredentialSearchResult.Found(new TcssCredentials(Id, Key, "session"), "the environment");

        $"{found} {found.Credentials}".Should().NotContain(Key).And.NotContain("session").And.Contain(Id);
    }

    private static string File(string id, string key, string more = "") => $"[default]\nsecret_id = {id}\nsecret_key = {key}\n{more}";

    private CredentialSources Sources() => new(this.variables.GetValueOrDefault, "/home/bob", this.files.GetValueOrDefault);

    private void Set(string? id, string? key) => Set("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", id, key);

    private void Set(string one, string other, string? first, string? second)
    {
        foreach (var (name, value) in new[] { (one, first), (other, second) })
        {
            this.variables.Remove(name);
            if (value is not null)
            {
                this.variables[name] = value;
            }
        }
    }

    private CredentialSearchResult.Found Found() => CredentialSearch.Find(Sources()).Should().BeOfType<CredentialSearchResult.Found>().Which;

    private string Problem() => CredentialSearch.Find(Sources()).Should().BeOfType<CredentialSearchResult.Missing>().Which.Problem;
}
