using TcssGate.Core.Evaluation;

namespace TcssGate.Reports.GitHub;

/// <summary>What GitHub Actions shows beside a run: annotations, as the workflow commands that make them.</summary>
public static class Annotations
{
    /// <summary>The most of a level; GitHub drops the others of a step without a word.</summary>
    public const int MostOfALevel = 10;

    /// <summary>The annotations of a result, at most <see cref="MostOfALevel"/> of each level, the worst first.</summary>
    /// <param name="result">The result; all its text is taken as hostile.</param>
    /// <returns>Workflow commands, one a line.</returns>
    public static IReadOnlyList<string> Of(GateResult result) => Lines(AnnotatedResult.All(result));

    /// <summary>The annotations of a run that ended in an error.</summary>
    /// <param name="errors">What is wrong, as it was told.</param>
    /// <returns>Workflow commands, one a line.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> errors) =>
        Lines(errors.Select(error => new Annotation(AnnotationLevel.Error, "nothing was judged", error)));

    private static List<string> Lines(IEnumerable<Annotation> annotations) =>
        [.. annotations.GroupBy(annotation => annotation.Level).OrderBy(group => group.Key).SelectMany(Cut).Select(annotation => annotation.ToString())];

    private static IEnumerable<Annotation> Cut(IGrouping<AnnotationLevel, Annotation> level)
    {
        var all = level.Distinct().ToList();
        return all.Count <= MostOfALevel
            ? all
            : all.Take(MostOfALevel - 1).Append(new Annotation(level.Key, "and more", $"{all.Count - MostOfALevel + 1} more are in the reports"));
    }
}
