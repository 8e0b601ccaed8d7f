namespace TcssGate.Acceptance.Tests;

/// <summary>Images can come as a list.</summary>
public sealed class ImageListTests : IDisposable
{
    private const string List = $"# the shop\r\n\r\n  {Shop.Met}  # fine\r\n{Shop.Undecided}\n{Shop.Met}\n";
    private const string Closing = "Undecided: 1 of 2 images. Rules: 3 met, 3 unknown. EMULATED.";

    private readonly Shop shop = new();

    [Fact]
    public async Task A_file_of_images_is_judged_each_once()
    {
        this.shop.Write("images.txt", List);

        var output = await this.shop.ApplyAsync("--images", "images.txt", Shop.Met);

        output.ShouldEndWith(3, Closing);
    }

    [Fact]
    public async Task Standard_input_can_hold_the_images()
    {
        var output = await this.shop.Program(List).RunAsync("apply", "--emulate", "world.yaml", "--images", "-");

        output.ShouldEndWith(3, Closing);
    }

    [Fact]
    public async Task Mistakes_are_said_with_file_and_line_all_at_once()
    {
        this.shop.Write("images.txt", $"{Shop.Met}\nshop/web\n\u001b]0;title\u0007Web:1\n");

        var fromFile = await this.shop.ApplyAsync("--images", "images.txt", "x");
        var fromInput = await this.shop.Program("# one\nshop/web\n").RunAsync("apply", "--emulate", "world.yaml", "--images", "-");

        fromFile.ShouldRefuseAll("error: \"x\" is no image: ", "images.txt:2: error: \"shop/web\" is no image: ", "images.txt:3: error: ");
        Promises.Lines(fromFile.Error).Should().HaveCount(3);
        fromFile.Error.Should().NotContain("\u001b").And.NotContain("\u0007");
        fromInput.ShouldRefuse("standard input:2: error: \"shop/web\" is no image: ");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    public async Task An_empty_list_judges_nothing(string list)
    {
        var output = await this.shop.Program(list).RunAsync("apply", "--emulate", "world.yaml", "--images", "-");

        output.ShouldRefuse("error: no image was named");
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_said()
    {
        var output = await this.shop.ApplyAsync("--images", "none.txt", Shop.Met);

        output.ShouldRefuse("error: the list of images none.txt is not there; check the path");
    }

    public void Dispose() => this.shop.Dispose();
}
