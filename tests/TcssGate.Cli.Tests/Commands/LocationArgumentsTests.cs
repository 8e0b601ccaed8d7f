using TcssGate.Acceptance.Tests;
using TcssGate.Cli.Commands;
using TcssGate.Reports;

namespace TcssGate.Cli.Tests.Commands;

public sealed class LocationArgumentsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void The_dockerfile_is_taken_when_it_is_there()
    {
        this.Read(null).File.Should().BeNull();

        this.folder.Write("Dockerfile", "FROM a\nCMD b\n");

        this.Read(null).File.Should().Be(new SourceFile("Dockerfile", 2, 6));
    }

    [Theory]
    [InlineData("build/Dockerfile.web")]
    [InlineData("./build//./Dockerfile.web")]
    public void A_named_file_wins_and_is_told_without_detours(string path)
    {
        Directory.CreateDirectory(this.folder.In("build"));
        this.folder.Write("Dockerfile", "FROM a\nCMD b\n");
        this.folder.Write("build/Dockerfile.web", "FROM b");

        this.Read(path).File.Should().Be(new SourceFile("build/Dockerfile.web", 1, 7));
    }

    [Fact]
    public void A_named_file_that_is_not_there_or_no_file_is_refused()
    {
        Directory.CreateDirectory(this.folder.In("build"));

        this.Refusal("build/none").Should().StartWith("error: the file of --sarif-file ").And.EndWith("build/none is not there; check the path");
        this.Refusal("build").Should().EndWith("is a folder, and a file of --sarif-file is a file; name one in it");
    }

    [Theory]
    [InlineData("", "is empty; name a file, as in docker/Dockerfile")]
    [InlineData("/etc/passwd", "begins at the root of the machine; write it from the root of the repository, as in docker/Dockerfile")]
    [InlineData("C:/Dockerfile", "begins at the root of the machine; write it from the root of the repository, as in docker/Dockerfile")]
    [InlineData("docker\\Dockerfile", "holds a backslash; write forward slashes, as in docker/Dockerfile")]
    [InlineData("../Dockerfile", "leads out of the folder that tcss-gate runs in; run it in the root of the repository")]
    [InlineData("a/../Dockerfile", "leads out of the folder that tcss-gate runs in; run it in the root of the repository")]
    [InlineData("docker/", "is a folder; name a file in it")]
    [InlineData(".", "is a folder; name a file in it")]
    [InlineData("Docker\u202efile", "holds characters that cannot be seen or blanks too many; rename the file")]
    public void A_path_that_is_none_inside_the_repository_is_refused(string path, string problem) =>
        this.Refusal(path).Should().Be($"error: --sarif-file: \"{path}\" {problem}");

    [Fact]
    public void A_dockerfile_that_cannot_be_read_costs_no_verdict_unless_it_was_named()
    {
        File.WriteAllBytes(this.folder.In("Dockerfile"), [0xC3, 0x28]);

        this.Read(null).File.Should().BeNull();
        this.Refusal("Dockerfile").Should().Contain("is no text");
    }

    [Theory]
    [InlineData("ccr.ccs.tencentyun.com/shop/web:main")]
    [InlineData("ccr.ccs.tencentyun.com/shop/web")]
    public void The_image_of_the_default_branch_may_have_a_tag_or_none(string image) =>
        new LocationArguments { DefaultBranchImage = image }.Read(this.folder.Path).DefaultBranchImage.Should().Be(image);

    [Theory]
    [InlineData("", "error: --default-branch-image: the repository is missing*")]
    [InlineData("Shop/Web", "error: --default-branch-image: \"Shop/Web\" is no repository*")]
    [InlineData("shop/web:a b", "error: --default-branch-image: \"a b\" is no tag*")]
    public void What_is_no_image_is_none_on_the_default_branch(string image, string message) =>
        new LocationArguments { DefaultBranchImage = image }.Invoking(arguments => arguments.Read(this.folder.Path)).Should().Throw<UserError>().WithMessage(message);

    [Fact]
    public void One_name_on_the_default_branch_is_not_given_to_two_repositories()
    {
        var arguments = new LocationArguments { DefaultBranchImage = "shop/web:main" };

        arguments.Invoking(given => given.CheckImages(["shop/web", "shop/web"])).Should().NotThrow();
        arguments.Invoking(given => given.CheckImages(["shop/web", "shop/api"])).Should().Throw<UserError>()
            .WithMessage("error: --default-branch-image names one image, but 2 are reported on: shop/web, shop/api;*");
        new LocationArguments().Invoking(given => given.CheckImages(["shop/web", "shop/api"])).Should().NotThrow();
    }

    public void Dispose() => this.folder.Dispose();

    private ReportOptions Read(string? path) => new LocationArguments { SarifFile = path }.Read(this.folder.Path);

    private string Refusal(string path) => this.Invoking(tests => tests.Read(path)).Should().Throw<UserError>().Which.Message;
}
