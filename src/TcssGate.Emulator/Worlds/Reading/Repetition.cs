using System.Globalization;
using TcssGate.Core.Documents;
using TcssGate.Emulator.Images;

namespace TcssGate.Emulator.Worlds.Reading;

/// <summary>An image with <c>count</c> stands for that many, of which each scan takes <c>stagger</c> longer than that of the one before.</summary>
internal sealed record Repetition(int Count, TimeSpan Stagger)
{
    /// <summary>What stands for the number of an image, from 1, in its texts.</summary>
    public const string Number = "{n}";

    private const int Most = 100_000;

    public static Repetition Read(DocumentReader reader, MapReader map)
    {
        var count = reader.Count(map.Optional("count"), "count") ?? 1;
        var stagger = reader.Span(map.Optional("stagger"), "stagger") ?? TimeSpan.Zero;
        if (count > Most)
        {
            reader.Error(map.Optional("count"), DocumentCode.OutOfRange, $"count is {count}", $"the most is {Most}");
            count = 0;
        }

        return new Repetition(count, stagger);
    }

    /// <summary>All of them.</summary>
    /// <param name="image">The one that stands for them.</param>
    /// <param name="numbered">Puts the number of an image into its texts.</param>
    public IEnumerable<T> Of<T>(T image, Func<T, int, T> numbered)
        where T : ScannableSpec =>
        Enumerable.Range(1, this.Count).Select(number =>
            numbered(image, number) with { Scan = image.Scan with { Takes = image.Scan.Takes + ((number - 1) * this.Stagger) } });

    public static string Text(string pattern, int number) =>
        pattern.Replace(Number, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
