namespace TcssGate.Core.Tests.Sequences;

public sealed class SequenceTests
{
    private static readonly string?[] Words = ["one", "two", null, "three", "four"];

    [Fact]
    public void Code_of_this_project_takes_these_operators_and_not_those_of_System_Linq()
    {
        IEnumerable<object> all =
        [
            Words.Select(word => word), Words.Select((word, _) => word), Words.Where(_ => true), Words.OfType<string>(), Words.SelectMany(word => word ?? ""),
            from word in Words from letter in word ?? "" select letter,
            Words.SelectMany((word, _) => word ?? ""), Words.Distinct(), Words.Distinct(StringComparer.Ordinal),
            Words.Union(Words), Words.Concat(Words), Words.Append(""), Words.Prepend(""),
        ];

        all.Should().AllSatisfy(operation => operation.GetType().DeclaringType.Should().Be(typeof(Sequence)));
    }

    [Fact]
    public void Each_operator_gives_what_that_of_System_Linq_gives()
    {
        Words.Select(word => word?.Length).Should().Equal(Enumerable.Select(Words, word => word?.Length));
        Words.Select((word, at) => $"{at}{word}").Should().Equal(Enumerable.Select(Words, (word, at) => $"{at}{word}"));
        Words.Where(word => word is null or ['t', ..]).Should().Equal(Enumerable.Where(Words, word => word is null or ['t', ..]));
        Words.OfType<string>().Should().Equal(Enumerable.OfType<string>(Words));
        Words.SelectMany(word => word ?? "").Should().Equal(Enumerable.SelectMany(Words, word => word ?? ""));
        Words.SelectMany(word => word ?? "", (word, letter) => word + letter)
            .Should().Equal(Enumerable.SelectMany(Words, word => word ?? "", (word, letter) => word + letter));
        Words.SelectMany((word, at) => $"{at}{word}").Should().Equal(Enumerable.SelectMany(Words, (word, at) => $"{at}{word}"));
        Words.Concat(Words).Distinct().Should().Equal(Enumerable.Distinct(Enumerable.Concat(Words, Words)));
        Words.Append("TWO").Distinct(StringComparer.OrdinalIgnoreCase).Should().Equal(Enumerable.Distinct(Enumerable.Append(Words, "TWO"), StringComparer.OrdinalIgnoreCase));
        Words.Append("one").Union(["five", "one", "five"]).Should().Equal(Enumerable.Union(Enumerable.Append(Words, "one"), ["five", "one", "five"]));
        Words.Concat(["five"]).Should().Equal(Enumerable.Concat(Words, ["five"]));
        Words.Append("five").Should().Equal(Enumerable.Append(Words, "five"));
        Words.Prepend("zero").Should().Equal(Enumerable.Prepend(Words, "zero"));
    }

    [Fact]
    public void Values_are_told_apart_by_type_where_they_are_boxed()
    {
        object?[] mixed = [1, "two", 3L, null, 4];

        mixed.OfType<int>().Should().Equal(1, 4);
    }

    [Fact]
    public void An_operator_looks_at_nothing_before_it_is_asked_and_at_nothing_more_than_it_is_asked_for()
    {
        var seen = new List<int>();
        int[] numbers = [1, 2, 3, 4];
        int See(int number)
        {
            seen.Add(number);
            return number;
        }

        var chain = numbers.Select(See).Where(number => number > 1).SelectMany(number => numbers.Select(other => number * other)).Concat(numbers).Append(0).Prepend(0);
        seen.Should().BeEmpty();

        chain.Take(3).Should().Equal(0, 2, 4);
        seen.Should().Equal(1, 2);
    }

    [Fact]
    public void A_list_is_its_owners_alone()
    {
        List<int> numbers = [1, 2];

        numbers.ToList().Add(3);
        numbers.Where(number => number > 1).ToList().Should().Equal(2);
        numbers.Should().Equal(1, 2);
    }

    [Fact]
    public void A_sequence_can_be_gone_through_twice()
    {
        var numbered = Words.Select((_, at) => at);

        numbered.Should().Equal(0, 1, 2, 3, 4);
        numbered.Should().Equal(0, 1, 2, 3, 4);
    }
}
