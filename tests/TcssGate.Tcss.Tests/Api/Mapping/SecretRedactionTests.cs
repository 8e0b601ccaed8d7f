using TcssGate.Tcss.Api.Mapping;

namespace TcssGate.Tcss.Tests.Api.Mapping;

public sealed class SecretRedactionTests
{
    private const string Secret = "hunter2";

    [Theory]
    [InlineData("/bin/sh -c echo root:hunter2 | chpasswd")]
    [InlineData("echo 'root:hunter2' | chpasswd && echo 'app:hunter2'|chpasswd")]
    [InlineData("chpasswd <<< \"root:hunter2\"")]
    [InlineData("echo hunter2 | passwd --stdin root")]
    [InlineData("echo \"hunter2\" | docker login --username me --password-stdin")]
    [InlineData("ENV MYSQL_PASSWORD=hunter2")]
    [InlineData("#(nop)  ENV DB_PASS=hunter2 OTHER=1")]
    [InlineData("ENV MYSQL_ROOT_PASSWORD hunter2")]
    [InlineData("ARG api_token hunter2")]
    [InlineData("export PASSWORD='hunter2 hunter2'")]
    [InlineData("export PASSWORD=\"a\\\"hunter2\"tail-hunter2")]
    [InlineData("export PASSWORD=\"hunter2 never closed hunter2")]
    [InlineData("SECRET_KEY=a;hunter2")]
    [InlineData("password: hunter2")]
    [InlineData("passwd = hunter2")]
    [InlineData("{\"token\": \"hunter2\", \"user\": \"bob\"}")]
    [InlineData("{'Access_Key':'hunter2'}")]
    [InlineData("app --password hunter2 --verbose")]
    [InlineData("app --db-password=hunter2")]
    [InlineData("app -password hunter2")]
    [InlineData("app --auth-token   'hunter2'")]
    [InlineData("app --api-key hunter2")]
    [InlineData("curl https://bob:hunter2@example.com/x")]
    [InlineData("curl https://bob:p@hunter2@example.com/x")]
    [InlineData("git clone https://hunter2@github.com/a/b")]
    [InlineData("curl -u bob:hunter2 https://example.com")]
    [InlineData("curl --user=bob:hunter2 https://example.com")]
    [InlineData("curl -H 'Authorization: Bearer hunter2' https://example.com")]
    [InlineData("curl -H \"authorization: hunter2\"")]
    [InlineData("wget --header='X-Auth-Token: hunter2'")]
    [InlineData("mysql -h db -u root -phunter2 < x.sql")]
    [InlineData("mysqldump -phunter2")]
    [InlineData("docker login -u me -p hunter2 ccr.ccs.tencentyun.com")]
    [InlineData("sshpass -p hunter2 ssh host")]
    [InlineData("sshpass -phunter2 ssh host")]
    [InlineData("htpasswd -bc /etc/htpasswd bob hunter2")]
    [InlineData("openssl passwd -1 hunter2")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----")]
    [InlineData("echo '-----BEGIN PRIVATE KEY-----\\nhunter2")]
    public void What_may_be_a_secret_is_hidden(string instruction)
    {
        var redacted = SecretRedaction.Redact(instruction);

        redacted.Should().NotContain(Secret).And.Contain("***");
    }

    public static TheoryData<string> Secrets => [.. Lines("secret-instructions.txt")];

    public static TheoryData<string> Harmless => [.. Lines("harmless-instructions.txt")];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void The_secret_of_each_instruction_of_the_corpus_is_hidden(string instruction) =>
        SecretRedaction.Redact(instruction).Should().NotContain("hunter2").And.Contain("***");

    [Theory]
    [MemberData(nameof(Harmless))]
    public void An_instruction_of_the_corpus_without_a_secret_stays(string instruction) => SecretRedaction.Redact(instruction).Should().Be(instruction);

    [Fact]
    public void The_corpus_is_as_large_as_the_documentation_says()
    {
        Lines("secret-instructions.txt").Distinct().Should().HaveCountGreaterThanOrEqualTo(100);
        Lines("harmless-instructions.txt").Distinct().Should().HaveCountGreaterThanOrEqualTo(30);
    }

    [Theory]
    [InlineData("the token ghp_abcdefghijklmnopqrstuvwxyz0123456789 has expired", "the token *** has expired")]
    [InlineData("pull from https://bob:hunter2@r.example failed", "pull from https://***@r.example failed")]
    [InlineData("authorization: Bearer hunter2 was refused", "authorization: Bearer *** was refused")]
    [InlineData("the password: wrong", "the password: wrong")]
    public void A_message_keeps_its_words(string message, string expected) => SecretRedaction.RedactMessage(message).Should().Be(expected);

    [Theory]
    [InlineData("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("glpat-abcdefghijklmnopqrst")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_DEF-123")]
    public void What_looks_like_a_key_is_hidden_wherever_it_stands(string key) =>
        SecretRedaction.Redact($"RUN setup {key} now").Should().Be("RUN setup *** now");

    [Theory]
    [InlineData("/bin/sh -c apt-get update && apt-get install -y curl")]
    [InlineData("COPY . /app")]
    [InlineData("RUN chmod 777 /etc/shadow")]
    [InlineData("curl http://example.com:8080/path -o file")]
    [InlineData("mkdir -p /app && cd /app")]
    [InlineData("EXPOSE 22/tcp")]
    [InlineData("")]
    public void What_is_no_secret_stays(string instruction) => SecretRedaction.Redact(instruction).Should().Be(instruction);

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Api", "Mapping", file));

    [Fact]
    public void What_surrounds_a_secret_stays() =>
        SecretRedaction.Redact("app --user bob --password hunter2 --verbose").Should().Be("app --user bob --password *** --verbose");

    [Fact]
    public void A_long_instruction_is_cut_after_it_was_redacted()
    {
        SecretRedaction.Redact(new string('x', 4096)).Should().HaveLength(4096);
        SecretRedaction.Redact(new string('x', 4097)).Should().HaveLength(4097).And.EndWith("x…");
        SecretRedaction.Redact($"PASSWORD={new string('h', 40_000)}").Should().Be("PASSWORD=***…");
        SecretRedaction.Redact(new string('x', 4080) + " PASSWORD=hunter2").Should().NotContain("hunter2");
    }

    [Theory]
    [InlineData("pass")]
    [InlineData("--")]
    [InlineData("-")]
    [InlineData("://")]
    [InlineData("echo ")]
    [InlineData("mysql ")]
    [InlineData("token=\"")]
    [InlineData("authorization:")]
    [InlineData("env pass ")]
    [InlineData("eyJaaaaaaaaaa.")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData(" -u a")]
    [InlineData("chpasswd:")]
    [InlineData("config pass ")]
    [InlineData("configure set secretKey ")]
    [InlineData("redis-cli -a ")]
    [InlineData("redis-cli ")]
    [InlineData("machine login password ")]
    [InlineData("user password '")]
    [InlineData("identified by ")]
    [InlineData("s/pass/")]
    [InlineData("echo a > pass ")]
    [InlineData("zip -P ")]
    [InlineData("--from-literal=a=")]
    [InlineData("mc alias set a b c ")]
    public void Hostile_repetition_ends_soon(string part) =>
        SecretRedaction.Redact(string.Concat(Enumerable.Repeat(part, 100_000))).Length.Should().BeLessThan(5000);
}
