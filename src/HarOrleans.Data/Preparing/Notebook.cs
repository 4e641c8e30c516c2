namespace HarOrleans.Data.Preparing;

/// <summary>The protocol <c>notebook</c>: subject is the last feature, scaled as all others; the test file is the validation set.</summary>
internal static class Notebook
{
    internal static PreparedData Prepare(HarDataset dataset, PreparationOptions options)
    {
        var features = dataset.Train.FeatureNames.Count + 1;
        var train = WithSubject(dataset.Train);
        var validation = WithSubject(dataset.Test);
        FeatureScaling scaling = Scalers.Fit(train, features, options.Scaling);
        var encoder = new LabelEncoder(dataset.Train.Activities);
        return new PreparedData(
            HarData.NotebookProtocol,
            encoder.Classes,
            features,
            StandardScaler.Apply(train, scaling),
            encoder.Encode(dataset.Train.Activities),
            StandardScaler.Apply(validation, scaling),
            encoder.Encode(dataset.Test.Activities))
        {
            FeatureNames = [.. dataset.Train.FeatureNames, "subject"],
            Scaling = scaling,
            ValidationSubjects = dataset.Test.Subjects,
        };
    }

    private static double[] WithSubject(HarTable table)
    {
        var columns = table.FeatureNames.Count;
        var wide = new double[table.Rows * (columns + 1)];
        for (var row = 0; row < table.Rows; row++)
        {
            Span<double> target = wide.AsSpan(row * (columns + 1), columns + 1);
            table.Row(row).CopyTo(target);
            target[columns] = table.Subjects[row];
        }

        return wide;
    }
}
