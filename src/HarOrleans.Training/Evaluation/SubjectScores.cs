namespace HarOrleans.Training;

/// <summary>Scores of people.</summary>
public static class SubjectScores
{
    /// <summary>One score a person, by number.</summary>
    /// <param name="subjects">Who each row is of.</param>
    /// <param name="actual">The true class of each row.</param>
    /// <param name="predicted">The predicted class of each row.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static IReadOnlyList<SubjectScore> Of(int[] subjects, int[] actual, int[] predicted)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(predicted);
        if (subjects.Length != actual.Length || predicted.Length != actual.Length)
        {
            throw new ArgumentException($"There are {subjects.Length} subjects and {predicted.Length} predictions for {actual.Length} rows.", nameof(subjects));
        }

        return
        [
            .. Enumerable.Range(0, actual.Length).GroupBy(row => subjects[row]).OrderBy(person => person.Key)
                .Select(person => new SubjectScore(person.Key, person.Count(), person.Count(row => predicted[row] == actual[row]))),
        ];
    }
}
