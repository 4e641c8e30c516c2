namespace HarOrleans.Data.Understanding;

/// <summary>How the rows of a file spread over activities and people.</summary>
/// <param name="Activities">The activities, in ordinal (alphabetical) order.</param>
/// <param name="Subjects">The people, ascending.</param>
/// <param name="Counts">Rows of each person (outer) and activity (inner), in the orders above.</param>
public sealed record ClassBalance(IReadOnlyList<string> Activities, IReadOnlyList<int> Subjects, IReadOnlyList<IReadOnlyList<int>> Counts)
{
    /// <summary>All rows.</summary>
    public int Rows => Counts.Sum(x => x.Sum());

    /// <summary>Rows of one activity.</summary>
    /// <param name="activity">Its place in <see cref="Activities"/>.</param>
    public int Count(int activity) => Counts.Sum(x => x[activity]);

    /// <summary>Counts a file's rows.</summary>
    /// <param name="table">The file; not changed.</param>
    public static ClassBalance Of(HarTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string[] activities = [.. table.Activities.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int[] subjects = [.. table.Subjects.Distinct().Order()];
        var counts = subjects.Select(_ => new int[activities.Length]).ToArray();
        for (var row = 0; row < table.Rows; row++)
        {
            counts[Array.BinarySearch(subjects, table.Subjects[row])][Array.BinarySearch(activities, table.Activities[row], StringComparer.Ordinal)]++;
        }

        return new ClassBalance(activities, subjects, counts);
    }
}
