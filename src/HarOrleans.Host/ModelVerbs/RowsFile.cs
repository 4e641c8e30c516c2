using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>A CSV file of raw rows with a header; the column Activity, and subject where it is no feature, are passed over.</summary>
internal static class RowsFile
{
    private const string Activity = "Activity";
    private const string Subject = "subject";

    /// <summary>Predicts its rows.</summary>
    /// <exception cref="InvalidDataSetException">It cannot be read, or a value is no number; the message names line and column.</exception>
    /// <exception cref="InvalidSpecException">It does not have the model's columns.</exception>
    internal static IReadOnlyList<Prediction> Predict(ServedModel model, string path, CancellationToken cancellationToken)
    {
        var rows = HarRows.Read(path, name => name != Activity && (name != Subject || model.Preparation.FeatureNames.Contains(Subject)), cancellationToken);
        return model.PredictRows(rows.Columns, rows.Values);
    }
}
