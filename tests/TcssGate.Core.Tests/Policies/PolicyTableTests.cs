using System.Text.RegularExpressions;
using TcssGate.Core.Documents;
using TcssGate.Core.Policies;

namespace TcssGate.Core.Tests.Policies;

/// <summary>
/// The table in <c>tests/policy-table</c>: a bad policy says in its first lines what is wrong with it, <c># expect LINE:COLUMN CODE</c> each.
/// <c>.ci/checks/policy-schema</c> holds the JSON Schema against the same files.
/// </summary>
public sealed partial class PolicyTableTests
{
    private static readonly string Table = Path.Combine(Root(), "tests", "policy-table");

    public static TheoryData<string> Good => Files("good");

    public static TheoryData<string> Bad => Files("bad");

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_policy_is_read(string file) => ErrorsIn("good", file, out _).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_policy_is_refused_for_everything_that_is_wrong_with_it_and_nothing_else(string file)
    {
        var errors = ErrorsIn("bad", file, out var text);

        errors.Should().Equal(Expectation().Matches(text).Select(expected => expected.Groups[1].Value)).And.NotBeEmpty();
    }

    [Fact]
    public void The_table_has_more_than_sixty_bad_policies() => Bad.Should().HaveCountGreaterThan(60);

    private static TheoryData<string> Files(string folder) =>
        new(Directory.GetFiles(Path.Combine(Table, folder), "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    private static List<string> ErrorsIn(string folder, string file, out string text)
    {
        text = File.ReadAllText(Path.Combine(Table, folder, file));
        var reading = PolicyReader.Read(file, text, Some.Today);
        var errors = reading.Diagnostics.Where(found => found.Level == DiagnosticLevel.Error).ToList();
        (reading.Policy is null).Should().Be(errors.Count > 0);
        return errors.ConvertAll(error => $"{error.Line}:{error.Column} {error.Code}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TcssGate.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside of their repository");
    }

    [GeneratedRegex("^# expect (\\S+ TG\\d+)$", RegexOptions.Multiline)]
    private static partial Regex Expectation();
}
