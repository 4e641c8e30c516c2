namespace HarOrleans.Contracts;

/// <summary>Files among a run's artifacts that say more of its <see cref="Evaluation"/>.</summary>
public static class EvaluationFiles
{
    /// <summary>
    /// What was predicted of each sample that the evaluation is of: CSV in UTF-8 with the head <c>row,subject,actual,predicted</c>, a line a sample. <c>row</c> counts the evaluated samples from 0, <c>subject</c> is whom the
    /// sample is of, empty where that is not known, and the classes stand by their names.
    /// </summary>
    public const string Predictions = "evaluation/predictions.csv";
}
