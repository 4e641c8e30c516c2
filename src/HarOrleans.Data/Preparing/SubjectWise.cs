namespace HarOrleans.Data.Preparing;

/// <summary>
/// The protocol <c>subject-wise</c>: a subject's number is no feature; every fourth subject of the training file, in the order of their
/// numbers, is held out for validation, save for a refit; the scaling is fitted on the others; the test file stays apart.
/// </summary>
internal static class SubjectWise
{
    private const int OneIn = 4;

    /// <summary>The subjects to validate on: the 4th, 8th, …; of fewer than four, the last.</summary>
    internal static IReadOnlySet<int> HeldOut(IEnumerable<int> subjects)
    {
        int[] sorted = [.. subjects.Distinct().Order()];
        return sorted.Length < OneIn ? new HashSet<int>(sorted[^1..]) : new HashSet<int>(sorted.Where((_, index) => index % OneIn == OneIn - 1));
    }

    internal static PreparedData Prepare(HarDataset dataset, PreparationOptions options)
    {
        var file = dataset.Train;
        var heldOut = options.Refit ? new HashSet<int>() : HeldOut(file.Subjects);
        int[] train = [.. Enumerable.Range(0, file.Rows).Where(row => !heldOut.Contains(file.Subjects[row]))];
        int[] validation = [.. Enumerable.Range(0, file.Rows).Where(row => heldOut.Contains(file.Subjects[row]))];
        Check(file, train);

        var features = file.FeatureNames.Count;
        var trainValues = Rows(file, train);
        var scaling = Scalers.Fit(trainValues, features, options.Scaling);
        var encoder = new LabelEncoder(file.Activities);
        return new PreparedData(
            HarData.SubjectWiseProtocol,
            encoder.Classes,
            features,
            StandardScaler.Apply(trainValues, scaling),
            encoder.Encode(Pick(file.Activities, train)),
            StandardScaler.Apply(Rows(file, validation), scaling),
            encoder.Encode(Pick(file.Activities, validation)))
        {
            FeatureNames = file.FeatureNames,
            Scaling = scaling,
            ValidationName = "validation",
            ValidationSubjects = Pick(file.Subjects, validation),
            Test = new TestRows(StandardScaler.Apply(dataset.Test.Features, scaling), encoder.Encode(dataset.Test.Activities), dataset.Test.Subjects),
        };
    }

    private static void Check(HarTable file, int[] train)
    {
        if (train.Length == 0)
        {
            throw new InvalidDataSetException(
                $"all rows are of subject {file.Subjects[0]}, but protocol '{HarData.SubjectWiseProtocol}' validates on people that it did not train with",
                $"Add a second subject, or use --protocol {HarData.NotebookProtocol}.",
                "train",
                column: "subject");
        }

        var known = train.Select(row => file.Activities[row]).ToHashSet(StringComparer.Ordinal);
        var missing = file.Activities.Distinct(StringComparer.Ordinal).Where(each => !known.Contains(each)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidDataSetException(
                $"only subjects that protocol '{HarData.SubjectWiseProtocol}' holds out for validation do {string.Join(", ", missing)}",
                $"Add rows of other subjects with that activity, or use --protocol {HarData.NotebookProtocol}.",
                "train",
                column: "Activity",
                value: missing[0]);
        }
    }

    private static double[] Rows(HarTable table, int[] rows)
    {
        var columns = table.FeatureNames.Count;
        var values = new double[rows.Length * columns];
        for (var i = 0; i < rows.Length; i++)
        {
            table.Row(rows[i]).CopyTo(values.AsSpan(i * columns, columns));
        }

        return values;
    }

    private static T[] Pick<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}
