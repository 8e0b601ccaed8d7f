using TcssGate.Acceptance.Tests;
using TcssGate.Cli.Files;
using TcssGate.Core.Images;
using TcssGate.Core.Policies;

namespace TcssGate.Cli.Tests.Files;

public sealed class PolicyFilesTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter warnings = new();

    [Fact]
    public void A_policy_without_patterns_governs_every_image() => this.Governing("web:1", ("all", null)).Should().Equal("all");

    [Fact]
    public void Every_policy_whose_pattern_matches_governs_in_the_order_of_the_options() =>
        this.Governing("ccr.io/shop/web:1", ("shop", "ccr.io/shop/*"), ("other", "ccr.io/other/*"), ("all", null)).Should().Equal("shop", "all");

    [Fact]
    public void An_image_that_no_policy_governs_is_a_mistake() =>
        this.Invoking(tests => tests.Governing("ccr.io/bank/web:1", ("shop", "ccr.io/shop/*"), ("other", "ccr.io/other/*"))).Should().Throw<UserError>()
            .WithMessage("error: no policy governs ccr.io/bank/web:1; add a pattern for it to \"images\" of shop or other");

    [Fact]
    public void An_image_without_a_host_is_not_guessed_to_match_a_pattern_with_one() =>
        this.Invoking(tests => tests.Governing("shop/web:1", ("all", null), ("shop", "ccr.io/shop/*"))).Should().Throw<UserError>()
            .WithMessage("error: shop/web:1 has no registry host, and the policy shop governs images by name; write HOST/shop/web:1");

    [Fact]
    public void Two_policies_of_one_name_are_refused()
    {
        var (first, second) = (this.Policy("a.yaml", "same", null), this.Policy("b.yaml", "same", null));

        this.Invoking(tests => tests.Read(first, second)).Should().Throw<UserError>().WithMessage("error: 2 policies are named \"same\"; give each a name of its own*");
    }

    [Fact]
    public void A_file_that_is_named_twice_is_one_policy()
    {
        var file = this.Policy("a.yaml", "once", null);

        this.Read(file, file).Should().ContainSingle();
    }

    [Fact]
    public void The_mistakes_of_all_files_are_said_at_once_without_their_warnings()
    {
        var first = this.folder.Write("a.yaml", "version: 1\nname: a\ndesired: { vulnerabilities: { high: 0 }, virusses: 0 }\n");
        var second = this.folder.Write("b.yaml", "version: 2\nname: b\ndesired: { viruses: -1 }\n");

        this.Invoking(tests => tests.Read(first, second)).Should().Throw<UserError>().Which.Messages.Should().SatisfyRespectively(
            message => message.Should().StartWith($"{first}:3:").And.Contain("did you mean \"viruses\"?"),
            message => message.Should().StartWith($"{second}:1:"),
            message => message.Should().StartWith($"{second}:3:"));
        this.warnings.ToString().Should().BeEmpty();
    }

    [Fact]
    public void Warnings_are_said_and_refuse_nothing()
    {
        var file = this.folder.Write("a.yaml", "version: 1\nname: a\ndesired: { vulnerabilities: { high: 0 } }\n");

        this.Read(file).Should().ContainSingle();
        this.warnings.ToString().Should().StartWith($"{file}:3:").And.Contain("warning TG202").And.EndWith("\n");
    }

    [Fact]
    public void A_folder_is_no_policy() =>
        this.Invoking(tests => tests.Read(tests.folder.Path)).Should().Throw<UserError>().WithMessage($"error: {this.folder.Path} is a folder, and a policy is a file; name one in it");

    [Fact]
    public void A_file_that_is_no_text_is_no_policy()
    {
        var file = this.folder.In("a.yaml");
        File.WriteAllBytes(file, [0x6e, 0xff, 0xfe]);

        this.Invoking(tests => tests.Read(file)).Should().Throw<UserError>().WithMessage($"{file}:1:2: error TG003: *UTF-8*");
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_even_read()
    {
        var file = this.folder.In("a.yaml");
        using (var large = File.Create(file))
        {
            large.SetLength(5 * 1024 * 1024);
        }

        this.Invoking(tests => tests.Read(file)).Should().Throw<UserError>().WithMessage($"{file}:1:1: error TG002: *1 MiB*");
    }

    public void Dispose() => this.folder.Dispose();

    private string Policy(string file, string name, string? pattern) =>
        this.folder.Write(file, $"version: 1\nname: {name}\n{(pattern is null ? "" : $"images: ['{pattern}']\n")}desired: {{ viruses: 0 }}\n");

    private IReadOnlyList<Policy> Read(params string[] files) => PolicyFiles.Read(files, Today, this.warnings);

    private IEnumerable<string> Governing(string image, params (string Name, string? Pattern)[] policies) =>
        PolicyFiles.Governing(this.Read([.. policies.Select(policy => this.Policy($"{policy.Name}.yaml", policy.Name, policy.Pattern))]), ImageNames.Of(ImageReference.Parse(image, out _)!))
            .Select(policy => policy.Name);
}
