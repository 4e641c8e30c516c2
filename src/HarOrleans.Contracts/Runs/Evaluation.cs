namespace HarOrleans.Contracts;

/// <summary>How a classifier did on labelled samples.</summary>
/// <param name="Dataset">What it was evaluated on, e.g. <c>test</c>.</param>
/// <param name="Step">The step (epoch) whose weights were evaluated.</param>
/// <param name="Classes">Class labels in the order of the matrix.</param>
/// <param name="Confusion">Counts: row = actual class, column = predicted class.</param>
/// <param name="Accuracy">Share of samples on the diagonal.</param>
/// <param name="Loss">Mean cross entropy in nats.</param>
/// <param name="Scores">One line a class, in their order.</param>
/// <param name="Macro">Unweighted mean over the classes.</param>
/// <param name="Weighted">Mean over the classes weighted by support.</param>
[GenerateSerializer, Immutable, Alias(Aliases.Evaluation)]
public sealed record Evaluation(
    string Dataset,
    long Step,
    IReadOnlyList<string> Classes,
    IReadOnlyList<IReadOnlyList<long>> Confusion,
    double Accuracy,
    double Loss,
    IReadOnlyList<ClassScore> Scores,
    ClassScore Macro,
    ClassScore Weighted)
{
    /// <summary>Everything that is wrong with it, each naming field and value; empty where nothing is.</summary>
    public IEnumerable<string> Errors()
    {
        if (Confusion.Count != Classes.Count || Confusion.FirstOrDefault(row => row.Count != Classes.Count) is not null)
        {
            yield return FormattableString.Invariant(
                $"confusion: it has {Confusion.Count} rows of {string.Join(", ", Confusion.Select(row => row.Count).Distinct().Order())} columns for {Classes.Count} classes. Give a row and a column for each class.");
        }

        if (Classes.Any(string.IsNullOrWhiteSpace))
        {
            yield return "classes: one has no name. Name each.";
        }
    }
}
