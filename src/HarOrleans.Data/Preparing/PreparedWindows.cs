using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Preparing;

/// <summary>Raw windows by the protocols: the same people are held out as of rows of features, and each channel is scaled over all steps of the training windows.</summary>
internal static class PreparedWindows
{
    internal static PreparedData Of(WindowSet set, PreparationOptions options)
    {
        var names = Names(set.Train);
        var encoder = new LabelEncoder(names);
        var labels = encoder.Encode(names);
        var testLabels = encoder.Encode(Names(set.Test));
        var subjects = set.Train.Subjects!;
        var apart = options.Protocol == HarData.SubjectWiseProtocol;
        var heldOut = apart && !options.Refit ? SubjectWise.HeldOut(subjects) : new HashSet<int>();
        int[] train = [.. Enumerable.Range(0, set.Train.Rows).Where(row => !heldOut.Contains(subjects[row]))];
        int[] validation = [.. Enumerable.Range(0, set.Train.Rows).Where(row => heldOut.Contains(subjects[row]))];
        if (train.Length == 0)
        {
            throw new InvalidDataSetException(
                $"all windows are of subject {subjects[0]}, but protocol '{options.Protocol}' validates on people that it did not train with",
                $"Add a second subject, or use --protocol {HarData.NotebookProtocol}.",
                "train_inertial.npz");
        }

        var values = Rows(set.Train, train);
        var scaling = Scalers.Fit(values, HarWindows.Channels.Count, options.Scaling);
        float[] Scaled(double[] raw) => StandardScaler.Apply(raw, scaling);
        var test = Scaled(Rows(set.Test, [.. Enumerable.Range(0, set.Test.Rows)]));
        return new PreparedData(
            options.Protocol,
            encoder.Classes,
            HarWindows.Channels.Count,
            Scaled(values),
            Array.ConvertAll(train, row => labels[row]),
            apart ? Scaled(Rows(set.Train, validation)) : test,
            apart ? Array.ConvertAll(validation, row => labels[row]) : testLabels)
        {
            Steps = HarWindows.Samples,
            FeatureNames = HarWindows.Channels,
            Scaling = scaling,
            ValidationName = apart ? "validation" : "test",
            ValidationSubjects = apart ? Array.ConvertAll(validation, row => subjects[row]) : set.Test.Subjects!,
            Test = apart ? new TestRows(test, testLabels, set.Test.Subjects!) : null,
        };
    }

    private static string[] Names(InertialWindows windows) => Array.ConvertAll(windows.Labels!, label => label >= 1 && label <= windows.LabelNames.Count
        ? windows.LabelNames[label - 1]
        : throw new InvalidDataSetException(
            $"label {label} is none of 1 to {windows.LabelNames.Count}", "Correct the array y.", "inertial windows", column: "y", value: label.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static double[] Rows(InertialWindows windows, int[] rows)
    {
        var values = new double[rows.Length * HarWindows.WindowLength];
        for (var i = 0; i < rows.Length; i++)
        {
            var window = windows.Window(rows[i]);
            for (var at = 0; at < window.Length; at++)
            {
                values[(i * HarWindows.WindowLength) + at] = window[at];
            }
        }

        return values;
    }
}
