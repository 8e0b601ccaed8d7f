using System.Diagnostics;
using TcssGate.Core.Documents;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Policies;

public sealed class GlobTreeTests
{
    private static readonly string[] Patterns =
        ["*", "a*", "*a", "a*b", "a?b", "a**b", "?", "??", "*?*", "ab", "a*a*a", "*ab*", "", "a/*/b", "*/b", "a*?b", "***", "?*a"];

    private static readonly string[] Texts = ["", "a", "b", "ab", "aab", "axb", "abb", "a/x/b", "a//b", "/b", "aaa", "aXaYa", "*", "a*b", "?", "ba", "abab"];

    [Fact]
    public void All_patterns_at_once_match_what_each_matches_alone()
    {
        var tree = new GlobTree<List<string>>();
        foreach (var pattern in Patterns)
        {
            tree.At(pattern, () => []).Add(pattern);
        }

        foreach (var text in Texts)
        {
            var found = new List<List<string>>();
            tree.Find(text, found);

            found.SelectMany(patterns => patterns).Should().BeEquivalentTo(Patterns.Where(pattern => Glob.Matches(pattern, text)), text);
        }
    }

    [Fact]
    public void A_pattern_is_found_once_however_many_ways_it_matches()
    {
        var tree = new GlobTree<List<string>>();
        tree.At("*a*a*a*", () => []);
        var found = new List<List<string>>();

        tree.Find(new string('a', 500), found);

        found.Should().ContainSingle();
    }

    [Fact]
    public void Patterns_that_begin_and_end_alike_are_not_tried_one_after_the_other()
    {
        var tree = new GlobTree<string>();
        for (var number = 0; number < 5_000; number++)
        {
            tree.At($"opt/app/*/lib/native{number}.so", () => $"{number}");
        }

        var watch = Stopwatch.StartNew();
        for (var number = 0; number < 20_000; number++)
        {
            var found = new List<string>();
            tree.Find($"opt/app/module/lib/native{number}.so", found);
            found.Should().HaveCount(number < 5_000 ? 1 : 0);
        }

        // One after the other would be a hundred million matches.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }
}
