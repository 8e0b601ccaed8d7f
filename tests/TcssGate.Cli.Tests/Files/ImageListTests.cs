using TcssGate.Acceptance.Tests;
using TcssGate.Cli.Files;
using TcssGate.Core.Images;

namespace TcssGate.Cli.Tests.Files;

public sealed class ImageListTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Images_of_the_command_line_come_before_those_of_the_list() =>
        this.ReadLines(["b:1"], "a:1\nc:1\n").Should().Equal("b:1", "a:1", "c:1");

    [Fact]
    public void Comments_blanks_and_the_line_ends_of_any_system_are_left_out() =>
        this.ReadLines([], "# the shop\r\n\r\n  a:1  # web\r\nb:1\t\r\n   \nc:1").Should().Equal("a:1", "b:1", "c:1");

    [Fact]
    public void A_byte_order_mark_is_left_out() => this.ReadLines([], "\ufeffa:1\n").Should().Equal("a:1");

    [Fact]
    public void An_image_that_is_named_twice_is_judged_once() => this.ReadLines(["a:1", "a:1"], "b:1\na:1\nb:1\n").Should().Equal("a:1", "b:1");

    [Fact]
    public void A_minus_is_standard_input() => Read(["a:1"], "-", "b:1\n# c:1\n").Should().Equal("a:1", "b:1");

    [Fact]
    public void A_mistake_in_a_list_is_said_with_its_line_all_at_once()
    {
        var file = this.folder.Write("images.txt", "a:1\n\nA:1 # no\nb\n");

        FluentActions.Invoking(() => Read(["c:"], file)).Should().Throw<UserError>().Which.Messages.Should().SatisfyRespectively(
            first => first.Should().StartWith("error: \"c:\" is no image: "),
            second => second.Should().StartWith($"{file}:3: error: \"A:1\" is no image: "),
            third => third.Should().Be($"{file}:4: error: \"b\" is no image: a tag or a digest is missing; did you mean \"b:latest\"?"));
    }

    [Fact]
    public void A_mistake_on_standard_input_is_said_with_its_line() =>
        FluentActions.Invoking(() => Read([], "-", "a:1\nb\n")).Should().Throw<UserError>().WithMessage("standard input:2: error: \"b\" is no image*");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but this\n\n")]
    public void A_list_without_an_image_judges_nothing_and_so_is_a_mistake(string text) =>
        this.Invoking(tests => tests.ReadLines([], text)).Should().Throw<UserError>().WithMessage("error: no image was named*--images FILE");

    [Fact]
    public void A_list_that_is_not_there_is_said() =>
        FluentActions.Invoking(() => Read(["a:1"], this.folder.In("none.txt"))).Should().Throw<UserError>().WithMessage("error: the list of images * is not there; check the path");

    [Fact]
    public void A_folder_is_no_list() =>
        FluentActions.Invoking(() => Read([], this.folder.Path)).Should().Throw<UserError>().WithMessage("error: * is a folder, and a list of images is a file; name one in it");

    [Fact]
    public void An_ImageID_names_an_image_on_nodes_only()
    {
        var id = "sha256:" + new string('a', 64);

        Read([id], null, source: ImageSource.Node).Should().Equal(id);
        FluentActions.Invoking(() => Read([id], null)).Should().Throw<UserError>()
            .WithMessage($"error: {id} names an image on nodes; add --source node, or name the repository, as in repo@sha256:…");
    }

    public void Dispose() => this.folder.Dispose();

    private static IEnumerable<string> Read(string[] named, string? list, string input = "", ImageSource source = ImageSource.Registry) =>
        ImageList.Read(named, list, new StringReader(input), source).Select(image => image.ToString());

    private List<string> ReadLines(string[] named, string text) => [.. Read(named, this.folder.Write("images.txt", text))];
}
