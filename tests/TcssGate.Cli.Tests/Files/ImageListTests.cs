using TcssGate.Acceptance.Tests;
using TcssGate.Cli.Files;
using TcssGate.Cli.Host;
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
    public void An_image_that_is_named_again_is_there_again() => this.ReadLines(["a:1", "b:1"], "a:1\n").Should().Equal("a:1", "b:1", "a:1");

    [Theory]
    [InlineData("a:1, b:1")]
    [InlineData("a:1,b:1")]
    [InlineData("a:1 b:1")]
    [InlineData("a:1;b:1")]
    [InlineData("\"a:1\"")]
    [InlineData("'a:1'")]
    [InlineData("- a:1")]
    [InlineData("[a:1, b:1]")]
    public void Several_images_on_one_line_are_called_that(string line)
    {
        FluentActions.Invoking(() => Read([], "-", $"{line}\n")).Should().Throw<UserError>()
            .WithMessage($"standard input:1: error: \"{line}\" is no image: name one image per line, without commas, quotes or list signs");
        FluentActions.Invoking(() => Read([line], null)).Should().Throw<UserError>()
            .WithMessage($"error: \"{line}\" is no image: give each image as an argument of its own, without commas, quotes or list signs");
    }

    [Fact]
    public void A_digest_that_is_missing_may_be_a_variable_that_is_not_set() =>
        FluentActions.Invoking(() => Read(["shop/web@"], null)).Should().Throw<UserError>()
            .WithMessage("error: \"shop/web@\" is no image: there is no digest after the @; is a variable of the pipeline not set?");

    [Fact]
    public void Standard_input_that_is_closed_is_called_that() =>
        FluentActions.Invoking(() => ImageList.Read([], "-", new StreamReader(new ClosedStream("standard input is closed")), ImageSource.Registry)).Should().Throw<UserError>()
            .WithMessage("error: the list of images cannot be read from standard input: standard input is closed; name a file with --images FILE, or feed the list through a pipe");

    [Fact]
    public void A_message_shows_no_more_of_a_line_than_anybody_reads() =>
        FluentActions.Invoking(() => Read([], "-", new string('A', 100_000))).Should().Throw<UserError>().Which.Message.Length.Should().BeLessThan(1000);

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
