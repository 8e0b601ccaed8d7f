using TcssGate.Core.Documents;

namespace TcssGate.Core.Tests.Documents;

public sealed class DocumentReaderTests
{
    private const int OneMebi = 1024 * 1024;

    [Fact]
    public void A_diagnostic_reads_as_compilers_write_it()
    {
        new Diagnostic("p.yaml", 12, 5, DiagnosticLevel.Error, "TG104", "unknown severity \"hihg\"", "did you mean \"high\"?").ToString()
            .Should().Be("p.yaml:12:5: error TG104: unknown severity \"hihg\" (did you mean \"high\"?)");
        new Diagnostic("p.yaml", 12, 5, DiagnosticLevel.Warning, "TG201", "it expired", "").ToString().Should().Be("p.yaml:12:5: warning TG201: it expired");
        new Diagnostic("p.yaml", 0, 0, DiagnosticLevel.Error, "TG004", "the file is empty", "").ToString().Should().Be("p.yaml: error TG004: the file is empty");
    }

    [Fact]
    public void Diagnostics_come_in_the_order_of_the_document()
    {
        var reader = new DocumentReader("d.yaml");
        reader.Error(new YamlScalar(2, 1, "", false), "TG102", "d", "");
        reader.Error(new YamlScalar(1, 9, "", false), "TG102", "b", "");
        reader.Warn(new YamlScalar(1, 9, "", false), "TG103", "c", "");
        reader.Error(null, "TG004", "a", "");

        reader.Diagnostics.Select(found => found.Text).Should().Equal("a", "b", "c", "d");
        reader.HasErrors.Should().BeTrue();
    }

    [Fact]
    public void A_warning_alone_refuses_nothing()
    {
        var reader = new DocumentReader("d.yaml");
        reader.Warn(new YamlScalar(1, 1, "", false), "TG201", "w", "");

        reader.HasErrors.Should().BeFalse();
        reader.Diagnostics.Should().ContainSingle();
    }

    [Theory]
    [InlineData("", "d.yaml:1:1: error TG004: the file is empty")]
    [InlineData("\n \n# a remark\n", "d.yaml:1:1: error TG004: the file is empty")]
    [InlineData("---\n", "d.yaml:2:*: error TG102: it is a mapping of keys to values, not nothing")]
    [InlineData("- a\n", "d.yaml:1:1: error TG102: it is a mapping of keys to values, not a list")]
    [InlineData("just a text", "d.yaml:1:1: error TG102: it is a mapping of keys to values, not \"just a text\"")]
    [InlineData("a: 1\n---\nb: 2\n", "d.yaml:2:1: error TG004: a second document begins here (one file holds one document)")]
    [InlineData("a: \0\n", "d.yaml:1:4: error TG003: the file is no text (a YAML file in UTF-8 is expected)")]
    [InlineData("\0a: 1\n", "d.yaml:1:1: error TG003: the file is no text (a YAML file in UTF-8 is expected)")]
    [InlineData("a: [\n\t1]\nb: c: d\n", "d.yaml:3:5: error TG001: this is no YAML: *")]
    [InlineData("a: 1\n\tb: 2\n", "d.yaml:2:1: error TG001: a tab indents this line (YAML indents with spaces and writes key: value)")]
    [InlineData("a:\n  b:\n  \tc: 2\n", "d.yaml:3:3: error TG001: a tab indents this line (*)")]
    [InlineData("a:\n\t- b\n", "d.yaml:2:1: error TG001: a tab indents this line (*)")]
    [InlineData("a:\n  - b\n c: 1\n", "d.yaml:3:2: error TG001: *")]
    [InlineData("a: [1, 2\nb: 3\n", "d.yaml:1:6: error TG001: this is no YAML from here on (look for a bracket or a quote that is not closed*")]
    [InlineData("a: \"open\n", "d.yaml:1:4: error TG001: this is no YAML: *")]
    [InlineData("a: b: c\n", "d.yaml:1:5: error TG001: this is no YAML: *")]
    [InlineData("a: *nowhere\n", "d.yaml:1:4: error TG001: this is no YAML: the anchor \"nowhere\" is not known here (*)")]
    [InlineData("a: &a [1, *a]\n", "d.yaml:1:11: error TG001: this is no YAML: the anchor \"a\" is not known here (*)")]
    [InlineData("a: &a { b: *a }\n", "d.yaml:1:12: error TG001: *")]
    [InlineData("a: 1\na: 2\n", "d.yaml:2:1: error TG005: the key \"a\" stands twice (the first is in line 1; keep one)")]
    [InlineData("{ a: 1, 'a': 2 }", "d.yaml:1:9: error TG005: the key \"a\" stands twice (the first is in line 1; keep one)")]
    [InlineData("? [a]\n: 1\n", "d.yaml:1:3: error TG102: a key is a word, not a list")]
    [InlineData("? {a: 1}\n: 1\n", "d.yaml:1:3: error TG102: a key is a word, not a mapping")]
    [InlineData("~: 1\n", "d.yaml:1:1: error TG102: a key is a word, not nothing")]
    [InlineData("a: \"\\UFFFFFFFF\"\n", "d.yaml:1:*: error TG001: this is no YAML from here on (*)")]
    [InlineData("a: \"\\UD800DC00\"\n", "d.yaml:1:*: error TG001: this is no YAML*")]
    [InlineData("a: !<http://[> b\n", "d.yaml:1:*: error TG001: this is no YAML*")]
    public void What_is_no_document_is_refused_with_its_place(string text, string expected) =>
        Read(text).Should().ContainSingle().Which.Should().Match(expected);

    [Theory]
    [InlineData("a: 1")]
    [InlineData("\uFEFFa: 1\n")]
    [InlineData("# a remark\n---\na: 1 # another\n...\n")]
    [InlineData("a: 1\r\n")]
    [InlineData("? a\n: 1\n")]
    [InlineData("{ a: 1 }")]
    [InlineData("\"a\": 1")]
    [InlineData("%YAML 1.2\n---\na: 1\n")]
    public void A_document_is_read_in_every_form_of_YAML(string text)
    {
        var reader = new DocumentReader("d.yaml");

        var map = reader.Document(text, "it")!;

        reader.Count(map.Required("a"), "a").Should().Be(1);
        reader.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void Places_are_counted_from_one()
    {
        var reader = new DocumentReader("d.yaml");

        var map = reader.Document("\n  first:   value\n  second:\n    - x\n    -  { k: v }\n", "it")!;

        (map.Node.Line, map.Node.Column).Should().Be((2, 3));
        var (key, value) = map.Node.Entries[0];
        (key.Line, key.Column, key.Value).Should().Be((2, 3, "first"));
        (value.Line, value.Column).Should().Be((2, 12));
        var items = reader.Items(map.Optional("second"), "second");
        items.Select(item => (item.Line, item.Column)).Should().Equal((4, 7), (5, 8));
    }

    [Fact]
    public void A_place_is_counted_in_characters_whatever_the_script() =>
        Read("{ 键: 1, 键: 2 }").Should().Equal("d.yaml:1:9: error TG005: the key \"键\" stands twice (the first is in line 1; keep one)");

    [Fact]
    public void An_anchor_can_be_used_again()
    {
        var reader = new DocumentReader("d.yaml");

        var map = reader.Document("a: &x [1, 2]\nb: *x\nc: &x 3\nd: *x\n", "it")!;

        reader.Items(map.Optional("b"), "b").Select(item => reader.Count(item, "item")).Should().Equal(1, 2);
        reader.Count(map.Optional("d"), "d").Should().Be(3);
    }

    [Fact]
    public void A_mebi_of_bytes_is_read_and_one_more_is_refused()
    {
        var text = "a: " + new string('x', OneMebi - 3);

        Read(text).Should().BeEmpty();
        Read(text + "x").Should().Equal("d.yaml:1:1: error TG002: the file is larger than 1 MiB (split it)");
        Read(text[..^1] + "é").Should().Equal("d.yaml:1:1: error TG002: the file is larger than 1 MiB (split it)");
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void Values_fifty_levels_down_are_read_and_one_more_is_refused(int levels, bool read)
    {
        var text = string.Concat(Enumerable.Repeat("{a: ", levels)) + "{}" + new string('}', levels);

        Read(text).Should().Equal(read ? [] : [$"d.yaml:1:{(4 * 50) + 2}: error TG002: this nests more than 50 levels deep (a policy nests six deep)"]);
    }

    [Fact]
    public void Aliases_that_blow_up_are_refused()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 12).Select(level =>
            $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]\n"));

        Read(bomb).Should().ContainSingle().Which.Should().Match(
            "d.yaml:6:*: error TG002: the document expands to more than 200000 values (write it out without anchors, or split it)");
    }

    [Fact]
    public void An_alias_counts_for_what_it_repeats_and_no_more() =>
        Read("a: [" + string.Join(',', Enumerable.Repeat("1", 150_000)) + "]\nb: &x [1, 2]\nc: *x\n").Should().BeEmpty();

    [Theory]
    [InlineData(199_997, true)]
    [InlineData(199_998, false)]
    public void Two_hundred_thousand_values_are_read_and_one_more_is_refused(int items, bool read) =>
        Read("a: [" + string.Join(',', Enumerable.Repeat("1", items)) + "]").Should().HaveCount(read ? 0 : 1);

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("&a ")]
    [InlineData("!!")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("\t")]
    [InlineData(":")]
    [InlineData("k: 1\n")]
    [InlineData("--- ")]
    [InlineData("%A\n")]
    [InlineData("\u0001")]
    public void A_hostile_mebi_is_refused(string part) =>
        Read(string.Concat(Enumerable.Repeat(part, OneMebi / part.Length))).Should().NotBeEmpty();

    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("+7", 7)]
    [InlineData("-0", 0)]
    [InlineData("2147483647", int.MaxValue)]
    public void A_count_is_a_whole_number(string text, int count) => Count(text).Should().Be((count, null));

    [Theory]
    [InlineData("-1", "TG105: c is -1 (it is a whole number from 0 to 2147483647)")]
    [InlineData("2147483648", "TG105: c is 2147483648 (it is a whole number from 0 to 2147483647)")]
    [InlineData("9223372036854775807", "TG105: *")]
    [InlineData("9223372036854775808", "TG102: c is a whole number, not quoted, not \"9223372036854775808\"")]
    [InlineData("1e3", "TG102: *")]
    [InlineData("0x10", "TG102: *")]
    [InlineData("0o7", "TG102: *")]
    [InlineData("1_000", "TG102: *")]
    [InlineData("1,000", "TG102: *")]
    [InlineData("5.0", "TG102: *")]
    [InlineData(".inf", "TG102: *")]
    [InlineData(".nan", "TG102: *")]
    [InlineData("'5'", "TG102: c is a whole number, not quoted, not \"5\" (leave out the quotes: 5)")]
    [InlineData("\"5\"", "TG102: c is a whole number, not quoted, not \"5\" (leave out the quotes: 5)")]
    [InlineData("\"many\"", "TG102: c is a whole number, not quoted, not \"many\"")]
    [InlineData("010", "TG114: c is 010, which is 8 in YAML 1.1 and 10 in YAML 1.2 (write 10 or 8)")]
    [InlineData("00", "TG114: c is 00, a number with a leading zero (write 0)")]
    [InlineData("007", "TG114: c is 007, a number with a leading zero (write 7)")]
    [InlineData("09", "TG114: c is 09, a number with a leading zero (write 9)")]
    [InlineData("-010", "TG114: c is -010, which is -8 in YAML 1.1 and -10 in YAML 1.2 (write -10 or -8)")]
    [InlineData("+010", "TG114: c is +010, which is 8 in YAML 1.1 and 10 in YAML 1.2 (write 10 or 8)")]
    [InlineData("0000000000000000000000000000000000000010", "TG114: *which is 8 in YAML 1.1 and 10 in YAML 1.2*")]
    [InlineData("0b1", "TG102: *")]
    [InlineData("0_1", "TG102: *")]
    [InlineData("1:30", "TG102: *")]
    [InlineData("|\n  5", "TG102: *")]
    [InlineData("", "TG102: c is a whole number, not quoted, not nothing")]
    [InlineData("null", "TG102: *not nothing")]
    [InlineData("~", "TG102: *not nothing")]
    [InlineData("many", "TG102: *")]
    [InlineData("true", "TG102: *")]
    [InlineData("[5]", "TG102: *not a list")]
    [InlineData("{ a: 5 }", "TG102: *not a mapping")]
    public void What_is_no_count_is_refused(string text, string problem)
    {
        var (count, found) = Count(text);

        count.Should().BeNull();
        found.Should().Match(problem);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("True", null)]
    [InlineData("yes", null)]
    [InlineData("on", null)]
    [InlineData("1", null)]
    [InlineData("'true'", null)]
    [InlineData("", null)]
    [InlineData("[true]", null)]
    public void A_flag_is_true_or_false_and_nothing_else(string text, bool? flag)
    {
        var reader = new DocumentReader("d.yaml");

        reader.Flag(reader.Document($"f: {text}", "it")!.Optional("f"), "f").Should().Be(flag);
        reader.HasErrors.Should().Be(flag is null);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("'null'", "null")]
    [InlineData("12", "12")]
    [InlineData("true", "true")]
    [InlineData("\" x \"", " x ")]
    [InlineData("", null)]
    [InlineData("null", null)]
    [InlineData("~", null)]
    [InlineData("''", null)]
    [InlineData("'  '", null)]
    [InlineData("[a]", null)]
    [InlineData("{ a: b }", null)]
    public void A_text_is_not_blank(string text, string? value)
    {
        var reader = new DocumentReader("d.yaml");

        reader.Text(reader.Document($"t: {text}", "it")!.Optional("t"), "t").Should().Be(value);
        reader.HasErrors.Should().Be(value is null);
    }

    [Theory]
    [InlineData("2027-03-31")]
    [InlineData("'2027-03-31'")]
    public void A_date_is_year_month_and_day(string text) => Date(text).Should().Be((new DateOnly(2027, 3, 31), null));

    [Theory]
    [InlineData("2027-02-29")]
    [InlineData("2027-02-30")]
    [InlineData("2027-13-01")]
    [InlineData("2027-00-10")]
    [InlineData("2027-3-31")]
    [InlineData("31.03.2027")]
    [InlineData("2027/03/31")]
    [InlineData("2027-03-31T00:00:00Z")]
    [InlineData("never")]
    [InlineData("20270331")]
    [InlineData("0000-01-01")]
    public void A_date_that_does_not_exist_is_refused(string text) =>
        Date(text).Should().Be((null, $"TG107: e is \"{text}\", which is no date (write year-month-day, as in 2027-03-31)"));

    [Fact]
    public void What_is_left_out_is_read_as_nothing_and_is_no_mistake()
    {
        var reader = new DocumentReader("d.yaml");

        reader.Map(null, "x").Should().BeNull();
        reader.Items(null, "x").Should().BeEmpty();
        reader.Text(null, "x").Should().BeNull();
        reader.Count(null, "x").Should().BeNull();
        reader.Flag(null, "x").Should().BeNull();
        reader.Duration(null, "x").Should().BeNull();
        reader.Date(null, "x").Should().BeNull();
        reader.Choice(null, "x", new Dictionary<string, int>()).Should().BeNull();
        reader.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void A_required_key_that_is_missing_is_reported_at_its_mapping()
    {
        var reader = new DocumentReader("d.yaml");

        reader.Document("\n  a: 1", "a thing")!.Required("b").Should().BeNull();

        reader.Diagnostics.Should().Equal(new Diagnostic("d.yaml", 2, 3, DiagnosticLevel.Error, "TG103", "a thing needs \"b\"", ""));
    }

    [Fact]
    public void Every_unknown_key_is_refused_with_the_one_that_was_meant()
    {
        var reader = new DocumentReader("d.yaml");
        var map = reader.Document("name: x\nnmae: y\nzzz: 1\nName: z\n", "a thing")!;
        map.Optional("name");
        map.Optional("image");

        map.RefuseOthers();

        reader.Diagnostics.Select(found => found.ToString()).Should().Equal(
            "d.yaml:2:1: error TG101: unknown key \"nmae\" in a thing (did you mean \"name\"?)",
            "d.yaml:3:1: error TG101: unknown key \"zzz\" in a thing (valid: name, image)",
            "d.yaml:4:1: error TG101: unknown key \"Name\" in a thing (did you mean \"name\"?)");
    }

    private static (int? Count, string? Problem) Count(string text)
    {
        var reader = new DocumentReader("d.yaml");
        var count = reader.Count(reader.Document($"c: {text}", "it")!.Optional("c"), "c");
        return (count, Problem(reader));
    }

    private static (DateOnly? Date, string? Problem) Date(string text)
    {
        var reader = new DocumentReader("d.yaml");
        var date = reader.Date(reader.Document($"e: {text}", "it")!.Optional("e"), "e");
        return (date, Problem(reader));
    }

    private static string? Problem(DocumentReader reader) => reader.Diagnostics.SingleOrDefault()?.ToString()["d.yaml:1:4: error ".Length..];

    private static IEnumerable<string> Read(string text)
    {
        var reader = new DocumentReader("d.yaml");
        reader.Document(text, "it");
        return reader.Diagnostics.Select(found => found.ToString());
    }
}
