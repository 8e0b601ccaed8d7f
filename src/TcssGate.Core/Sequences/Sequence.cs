namespace TcssGate;

/// <summary>
/// The operators of LINQ that the project uses most, as plain iterators that do the same. In this namespace they come before those of System.Linq, whose
/// iterators, compiled ahead of time, cost every type of element times every type of result: half of the binary (docs/native-aot.md).
/// </summary>
public static class Sequence
{
    /// <summary>Each item, turned into something else.</summary>
    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        foreach (var item in source)
        {
            yield return selector(item);
        }
    }

    /// <summary>Each item, turned into something else by it and its place, counted from 0.</summary>
    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, TResult> selector)
    {
        var index = 0;
        foreach (var item in source)
        {
            yield return selector(item, index++);
        }
    }

    /// <summary>The items that satisfy a condition.</summary>
    public static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        foreach (var item in source)
        {
            if (predicate(item))
            {
                yield return item;
            }
        }
    }

    /// <summary>The items that are of a type; null is of none.</summary>
    public static IEnumerable<TResult> OfType<TResult>(this System.Collections.IEnumerable source)
    {
        foreach (var item in source)
        {
            if (item is TResult result)
            {
                yield return result;
            }
        }
    }

    /// <summary>What each item has, one after the other.</summary>
    public static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, IEnumerable<TResult>> selector)
    {
        foreach (var item in source)
        {
            foreach (var result in selector(item))
            {
                yield return result;
            }
        }
    }

    /// <summary>What each item has, found by it and its place, counted from 0.</summary>
    public static IEnumerable<TResult> SelectMany<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, int, IEnumerable<TResult>> selector)
    {
        var index = 0;
        foreach (var item in source)
        {
            foreach (var result in selector(item, index++))
            {
                yield return result;
            }
        }
    }

    /// <summary>What each item has, combined with the item: the second <c>from</c> of a query.</summary>
    public static IEnumerable<TResult> SelectMany<TSource, TCollection, TResult>(
        this IEnumerable<TSource> source, Func<TSource, IEnumerable<TCollection>> collectionSelector, Func<TSource, TCollection, TResult> resultSelector)
    {
        foreach (var item in source)
        {
            foreach (var part in collectionSelector(item))
            {
                yield return resultSelector(item, part);
            }
        }
    }

    /// <summary>Each item once, where it comes first.</summary>
    public static IEnumerable<TSource> Distinct<TSource>(this IEnumerable<TSource> source, IEqualityComparer<TSource>? comparer = null)
    {
        var seen = new HashSet<TSource>(comparer);
        foreach (var item in source)
        {
            if (seen.Add(item))
            {
                yield return item;
            }
        }
    }

    /// <summary>The items of one, then those of another, each once.</summary>
    public static IEnumerable<TSource> Union<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second) => first.Concat(second).Distinct();

    /// <summary>The items of one, then those of another.</summary>
    public static IEnumerable<TSource> Concat<TSource>(this IEnumerable<TSource> first, IEnumerable<TSource> second)
    {
        foreach (var item in first)
        {
            yield return item;
        }

        foreach (var item in second)
        {
            yield return item;
        }
    }

    /// <summary>The items, then one more.</summary>
    public static IEnumerable<TSource> Append<TSource>(this IEnumerable<TSource> source, TSource last)
    {
        foreach (var item in source)
        {
            yield return item;
        }

        yield return last;
    }

    /// <summary>One item, then the others.</summary>
    public static IEnumerable<TSource> Prepend<TSource>(this IEnumerable<TSource> source, TSource first)
    {
        yield return first;
        foreach (var item in source)
        {
            yield return item;
        }
    }

    /// <summary>The items in a list of their own.</summary>
    public static List<TSource> ToList<TSource>(this IEnumerable<TSource> source) => new(source);
}
