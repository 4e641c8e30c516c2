namespace HarOrleans.Data.Tests.Support;

/// <summary>The simplest classifier there is: the class whose average train row lies nearest.</summary>
internal static class NearestCentre
{
    internal static double[][] Fit(PreparedData data)
    {
        var counts = data.TrainY.CountBy(label => label).ToDictionary();
        double[][] centres = [.. data.Classes.Select(_ => new double[data.FeatureCount])];
        for (var row = 0; row < data.TrainY.Length; row++)
        {
            var centre = centres[data.TrainY[row]];
            for (var feature = 0; feature < centre.Length; feature++)
            {
                centre[feature] += data.TrainX[(row * centre.Length) + feature] / counts[data.TrainY[row]];
            }
        }

        return centres;
    }

    internal static int Of(PreparedData data, double[][] centres, int row)
    {
        var values = data.ValidationX[(row * data.FeatureCount)..((row + 1) * data.FeatureCount)];
        double[] distances = [.. centres.Select(centre => centre.Zip(values, (middle, value) => (middle - value) * (middle - value)).Sum())];
        return Array.IndexOf(distances, distances.Min());
    }
}
