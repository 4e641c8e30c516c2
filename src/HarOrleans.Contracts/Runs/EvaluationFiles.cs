namespace HarOrleans.Contracts;

/// <summary>Files among a run's artifacts that say more of its <see cref="Evaluation"/>.</summary>
public static class EvaluationFiles
{
    /// <summary>
    /// What was predicted of each sample that the evaluation is of: CSV in UTF-8 with the head <c>row,subject,actual,predicted</c>, a line a sample. <c>row</c> counts the evaluated samples from 0, <c>subject</c> is whom the
    /// sample is of, empty where that is not known, and the classes stand by their names.
    /// </summary>
    public const string Predictions = "evaluation/predictions.csv";

    /// <summary>
    /// How much the model's accuracy rests on each column: a JSON object with <c>base</c>, and <c>mean</c> and <c>std</c> of the drops by column, as <c>har importance --json</c> writes it; <c>dataset</c>, <c>split</c> and <c>repeats</c>
    /// say of what.
    /// </summary>
    public const string Importance = "evaluation/importance.json";

    /// <summary>What the model has to beat, beside it: a JSON object as <c>har baselines --json</c> writes it.</summary>
    public const string Baselines = "evaluation/baselines.json";

    /// <summary>The folder of <see cref="Compared"/>.</summary>
    public const string Comparisons = "evaluation/compare/";

    /// <summary>An evaluation that was made later, of the split of this name: a JSON object as <c>har evaluate --json</c> writes it.</summary>
    public static string Later(string split) => $"evaluation/{split}.json";

    /// <summary>Whether the model differs from another one: a JSON object as <c>har compare --json</c> writes it.</summary>
    /// <param name="other">The other model: the id of the run that made it, or what its file is called.</param>
    public static string Compared(string other) => $"{Comparisons}{other}.json";
}
