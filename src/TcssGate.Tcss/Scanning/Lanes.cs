namespace TcssGate.Tcss.Scanning;

/// <summary>Works through a list with a few tasks side by side; each takes the next item when it has ended one.</summary>
internal static class Lanes
{
    /// <summary>Does <paramref name="work"/> for every item, at most <paramref name="lanes"/> at once; the first failure ends it.</summary>
    public static async Task ForEachAsync<T>(IReadOnlyList<T> items, int lanes, Func<T, Task> work)
    {
        var next = -1;
        async Task RunAsync()
        {
            for (var at = Interlocked.Increment(ref next); at < items.Count; at = Interlocked.Increment(ref next))
            {
                await work(items[at]).ConfigureAwait(false);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, Math.Min(lanes, items.Count)).Select(_ => RunAsync())).ConfigureAwait(false);
    }
}
