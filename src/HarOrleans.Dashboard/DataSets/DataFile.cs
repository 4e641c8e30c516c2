namespace HarOrleans.Dashboard;

/// <summary>One file of a data set: a window a row.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Features">Its feature columns; the person and the activity stand apart.</param>
/// <param name="Sha256">Digest of its uncompressed bytes, in lower-case hex.</param>
/// <param name="Activities">The activities, in alphabetical order.</param>
/// <param name="Subjects">The people, ascending.</param>
/// <param name="Counts">Rows of each person (outer) and activity (inner).</param>
public sealed record DataFile(
    int Rows, int Features, string Sha256, IReadOnlyList<string> Activities, IReadOnlyList<int> Subjects, IReadOnlyList<IReadOnlyList<int>> Counts)
{
    /// <summary>Rows of one activity, by its place.</summary>
    public int OfActivity(int activity) => Counts.Sum(subject => subject[activity]);
}
