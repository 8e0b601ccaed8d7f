using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TcssGate.Core.Documents;

/// <summary>Reads YAML text into nodes that know their place, within bounds that hostile text cannot pass.</summary>
internal sealed class YamlParser
{
    /// <summary>The largest document, in bytes of UTF-8.</summary>
    public const int MaximumLength = 1024 * 1024;

    // A policy nests six deep; the bound keeps the recursion below from running out of stack.
    private const int MaximumDepth = 50;

    // Aliases repeat their anchor's nodes; the bound keeps nine nested aliases from becoming a billion nodes.
    private const int MaximumNodes = 200_000;

    private readonly DocumentReader reader;
    private readonly Parser parser;
    private readonly Dictionary<string, (YamlNode Node, int Weight)> anchors = new(StringComparer.Ordinal);
    private int nodes;

    private YamlParser(DocumentReader reader, string text)
    {
        this.reader = reader;
        // Some editors begin a file with a byte order mark.
        this.parser = new Parser(new StringReader(text.StartsWith('\uFEFF') ? text[1..] : text));
    }

    /// <summary>Reads the one document in <paramref name="text"/>; <see langword="null"/> after an error was reported.</summary>
    public static YamlNode? Parse(DocumentReader reader, string text)
    {
        if (text.Length > MaximumLength || Encoding.UTF8.GetByteCount(text) > MaximumLength)
        {
            reader.Error(Beginning, DocumentCode.TooLarge, $"the file is larger than {MaximumLength / 1024 / 1024} MiB", "split it");
            return null;
        }

        if (text.IndexOf('\0') is >= 0 and var zero)
        {
            reader.Error(PlaceOf(text, zero), DocumentCode.NotText, "the file is no text", "a YAML file in UTF-8 is expected");
            return null;
        }

        var yaml = new YamlParser(reader, text);
        try
        {
            return yaml.Document();
        }
        catch (YamlException problem)
        {
            // Of a tab the library names the line before, or the first one.
            var (at, what) = problem.Message.Contains(" tab ", StringComparison.Ordinal) && TabIn(text) is { } tab
                ? (tab, "a tab indents this line")
                : (At(problem.Start), $"this is no YAML: {problem.Message.TrimEnd('.')}");
            reader.Error(at, DocumentCode.Syntax, what, "YAML indents with spaces and writes key: value");
            return null;
        }
        // The library trips over some texts, as "[1, 2" with a key in the next line, in ways of its own that name no place.
        catch (Exception problem) when (problem is ArgumentException or InvalidOperationException)
        {
            var at = At(yaml.parser.Current?.End ?? Mark.Empty);
            reader.Error(at, DocumentCode.Syntax, "this is no YAML from here on", "look for a bracket or a quote that is not closed, and for a wrong \\ in quotes");
            return null;
        }
        catch (DocumentTooLargeException problem)
        {
            reader.Error(At(problem.Start), DocumentCode.TooLarge, problem.Message, problem.Mend);
            return null;
        }
    }

    private static YamlScalar Beginning => new(1, 1, "", false);

    private static YamlScalar PlaceOf(string text, int at)
    {
        var line = text.AsSpan(0, at);
        return new YamlScalar(line.Count('\n') + 1, at - line.LastIndexOf('\n'), "", false);
    }

    private static YamlScalar At(Mark mark) => new((int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1), "", false);

    private static YamlScalar? TabIn(string text)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            var indent = lines[line].AsSpan().IndexOfAnyExcept(' ');
            if (indent >= 0 && lines[line][indent] == '\t')
            {
                return new YamlScalar(line + 1, indent + 1, "", false);
            }
        }

        return null;
    }

    private YamlNode? Document()
    {
        this.parser.Consume<StreamStart>();
        if (!this.parser.TryConsume<DocumentStart>(out _))
        {
            this.reader.Error(Beginning, DocumentCode.NotOneDocument, "the file is empty", "");
            return null;
        }

        var root = this.Node(0).Node;
        this.parser.Consume<DocumentEnd>();
        if (this.parser.TryConsume<DocumentStart>(out var second))
        {
            this.reader.Error(At(second.Start), DocumentCode.NotOneDocument, "a second document begins here", "one file holds one document");
            return null;
        }

        return root;
    }

    private (YamlNode Node, int Weight) Node(int depth)
    {
        if (this.parser.TryConsume<AnchorAlias>(out var alias))
        {
            return this.Anchored(alias);
        }

        var start = this.parser.Current!;
        if (depth > MaximumDepth)
        {
            throw new DocumentTooLargeException(start.Start, $"this nests more than {MaximumDepth} levels deep", "a policy nests six deep");
        }

        var before = this.nodes;
        this.Count(1, start.Start);
        if (start is NodeEvent { Tag.IsEmpty: false })
        {
            this.reader.Error(At(start.Start), DocumentCode.Tag, "a tag (! or !!) means nothing here", "leave it out; quote what is a text");
        }

        var anchor = start is NodeEvent { Anchor: { IsEmpty: false } name } ? name.Value : null;
        YamlNode node = this.parser.TryConsume<Scalar>(out var scalar) ? Scalar(scalar)
            : this.parser.TryConsume<SequenceStart>(out var list) ? this.List(list, depth)
            : this.Map(this.parser.Consume<MappingStart>(), depth);
        var weight = this.nodes - before;
        if (anchor is not null)
        {
            this.anchors[anchor] = (node, weight);
        }

        return (node, weight);
    }

    // An alias inside its own anchor finds nothing here, since an anchor is known only once it is read whole.
    private (YamlNode Node, int Weight) Anchored(AnchorAlias alias)
    {
        if (!this.anchors.TryGetValue(alias.Value.Value, out var target))
        {
            throw new YamlException(alias.Start, alias.End, $"the anchor \"{alias.Value.Value}\" is not known here");
        }

        this.Count(target.Weight, alias.Start);
        return target;
    }

    private void Count(int more, Mark at)
    {
        this.nodes += more;
        if (this.nodes > MaximumNodes)
        {
            throw new DocumentTooLargeException(at, $"the document expands to more than {MaximumNodes} values", "write it out without anchors, or split it");
        }
    }

    private static YamlScalar Scalar(Scalar scalar) =>
        At(scalar.Start) with { Value = scalar.Value, Quoted = scalar.Style is not ScalarStyle.Plain };

    private YamlList List(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (!this.parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(this.Node(depth + 1).Node);
        }

        var at = At(start.Start);
        return new YamlList(at.Line, at.Column, items);
    }

    private YamlMap Map(MappingStart start, int depth)
    {
        var entries = new List<(YamlScalar Key, YamlNode Value)>();
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        while (!this.parser.TryConsume<MappingEnd>(out _))
        {
            var key = this.Node(depth + 1).Node;
            var value = this.Node(depth + 1).Node;
            if (key is not YamlScalar { IsNull: false } name)
            {
                this.reader.Error(key, DocumentCode.WrongType, $"a key is a word, not {key.Kind}", "");
            }
            else if (!seen.TryAdd(name.Value, name))
            {
                var first = seen[name.Value];
                this.reader.Error(key, DocumentCode.DuplicateKey, $"the key \"{name.Value}\" stands twice", $"the first is in line {first.Line}; keep one");
            }
            else
            {
                entries.Add((name, value));
            }
        }

        var at = At(start.Start);
        return new YamlMap(at.Line, at.Column, entries);
    }

    private sealed class DocumentTooLargeException(Mark start, string message, string mend) : Exception(message)
    {
        public Mark Start { get; } = start;

        public string Mend { get; } = mend;
    }
}
