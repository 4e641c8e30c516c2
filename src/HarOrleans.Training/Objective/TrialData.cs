using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Data.Windows;

namespace HarOrleans.Training;

/// <summary>The data of a trial.</summary>
internal static class TrialData
{
    /// <summary>Finds the study's data, makes sure that it is the same, and prepares it.</summary>
    /// <exception cref="HarException">It is not the same.</exception>
    public static PreparedData Load(IHarDataSource rows, IHarWindowSource windows, TrialJob job, bool readsWindows, CancellationToken cancellationToken)
    {
        if (readsWindows)
        {
            var set = windows.Get(job.Folder, cancellationToken);
            Check(HarLstm.TrainSha256, job.TrainSha256, set.TrainSha256);
            Check(HarLstm.TestSha256, job.TestSha256, set.TestSha256);
            return windows.Prepare(job.Folder, job.Preparation, cancellationToken);
        }

        var dataset = rows.Get(job.Folder, cancellationToken);
        Check(HarLstm.TrainSha256, job.TrainSha256, dataset.Train.Sha256);
        Check(HarLstm.TestSha256, job.TestSha256, dataset.Test.Sha256);
        return rows.Prepare(job.Folder, job.Preparation, cancellationToken);

        void Check(string field, string expected, string actual)
        {
            if (expected != actual)
            {
                throw new HarException(
                    $"{field}: the study was made with data of digest {expected}, but what lies at '{job.Folder ?? HarLstm.SimulatedData}' now has {actual}. Put the study's data back, or make a new study.");
            }
        }
    }

    /// <summary>Rows of prepared data in the shape that a model takes: a vector, or of several time steps a matrix.</summary>
    public static LabelledRows Rows(PreparedData data, float[] x, int[] y) =>
        new(x, y) { SampleShape = data.Steps == 1 ? [data.FeatureCount] : [data.Steps, data.FeatureCount] };
}
