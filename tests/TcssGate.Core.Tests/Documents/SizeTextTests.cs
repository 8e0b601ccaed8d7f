using TcssGate.Core.Documents;

namespace TcssGate.Core.Tests.Documents;

public sealed class SizeTextTests
{
    [Theory]
    [InlineData("1B", 1L)]
    [InlineData("1kB", 1000L)]
    [InlineData("1KB", 1000L)]
    [InlineData("1KiB", 1024L)]
    [InlineData("1MB", 1_000_000L)]
    [InlineData("1MiB", 1_048_576L)]
    [InlineData("1GB", 1_000_000_000L)]
    [InlineData("1GiB", 1_073_741_824L)]
    [InlineData("1.5GiB", 1_610_612_736L)]
    [InlineData(".5MB", 500_000L)]
    [InlineData("1024TiB", 1_125_899_906_842_624L)]
    public void A_size_is_a_number_and_a_unit(string text, long bytes)
    {
        SizeText.Parse(text, out var problem).Should().Be(bytes);
        problem.Should().BeEmpty();
    }

    [Theory]
    [InlineData("1gb", "did you mean \"1GB\"?")]
    [InlineData("1 GiB", "did you mean \"1GiB\"?")]
    [InlineData("1gib", "did you mean \"1GiB\"?")]
    [InlineData("500M", "did you mean \"500MiB\" (1024) or \"500MB\" (1000)?")]
    [InlineData("1024", "say of what: \"1024MiB\", \"1024GiB\", or \"1024B\" for bytes")]
    [InlineData("-1GiB", "write a number and a unit, as in 1GiB or 500MB")]
    [InlineData("", "write a number and a unit, as in 1GiB or 500MB")]
    [InlineData("1PiB", "write a number and a unit: KiB, MiB, GiB, TiB (1024), or KB, MB, GB, TB (1000)")]
    [InlineData("0MiB", "it is larger than nothing, as in 500MiB")]
    [InlineData("1024.1TiB", "the largest is 1024TiB")]
    public void What_is_no_size_is_answered_with_what_was_probably_meant(string text, string expected)
    {
        SizeText.Parse(text, out var problem).Should().BeNull();
        problem.Should().Be(expected);
    }

    [Theory]
    [InlineData("1..5GiB")]
    [InlineData(".GiB")]
    [InlineData("99999999999999999999GiB")]
    [InlineData("１GiB")]
    public void What_is_no_number_is_no_size(string text) => SizeText.Parse(text, out _).Should().BeNull();

    [Theory]
    [InlineData(1_073_741_824L, "1GiB", "1.0 GiB (1073741824 bytes)")]
    [InlineData(1_000_000_000L, "1GB", "953.7 MiB (1000000000 bytes)")]
    [InlineData(1_610_612_736L, "1536MiB", "1.5 GiB (1610612736 bytes)")]
    [InlineData(1023L, "1023B", "1023 bytes")]
    public void A_size_is_written_exactly_and_for_people(long bytes, string exactly, string forPeople) =>
        (SizeText.Write(bytes), SizeText.Describe(bytes)).Should().Be((exactly, forPeople));
}
