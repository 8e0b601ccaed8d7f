// The tests wait for processes most of the time, and those for the clock.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
