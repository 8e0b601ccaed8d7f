using System.Text;
using TcssGate.Cli.Host;

namespace TcssGate.Cli.Tests.Host;

public sealed class BestEffortWriterTests
{
    [Fact]
    public void What_can_be_written_is_written()
    {
        var inner = new StringWriter();
        using var writer = new BestEffortWriter(inner);

        writer.Write('a');
        writer.Write("b");
        writer.Write(['c', 'd'], 0, 2);
        writer.WriteLine("e");
        writer.WriteLine();

        inner.ToString().Should().Be("abcde\n\n");
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public void What_cannot_be_written_is_dropped(Type refusal)
    {
        var writer = new BestEffortWriter(new RefusingWriter((Exception)Activator.CreateInstance(refusal)!));

        writer.Invoking(writer =>
        {
            writer.Write('a');
            writer.Write("b");
            writer.Write(['c'], 0, 1);
            writer.WriteLine("d");
            writer.WriteLine();
            writer.Flush();
            writer.Dispose();
        }).Should().NotThrow();
    }

    [Fact]
    public void A_bug_is_not_hidden() =>
        new BestEffortWriter(new RefusingWriter(new InvalidOperationException())).Invoking(writer => writer.Write('a')).Should().Throw<InvalidOperationException>();

    private sealed class RefusingWriter(Exception refusal) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw refusal;

        public override void Flush() => throw refusal;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw refusal;
        }
    }
}
