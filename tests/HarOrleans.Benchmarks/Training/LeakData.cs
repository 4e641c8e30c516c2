using HarOrleans.Data;

namespace HarOrleans.Benchmarks;

/// <summary>A data set by a protocol, with the subject's number as a feature or without, whatever the protocol does by itself.</summary>
internal static class LeakData
{
    internal static PreparedData Prepare(HarDataset dataset, string protocol, bool subject)
    {
        var wide = subject && protocol == HarData.SubjectWiseProtocol ? dataset with { Train = WithSubject(dataset.Train), Test = WithSubject(dataset.Test) } : dataset;
        var prepared = HarData.Prepare(wide, protocol);
        return subject || protocol == HarData.SubjectWiseProtocol ? prepared : WithoutLast(prepared);
    }

    private static HarTable WithSubject(HarTable table)
    {
        var columns = table.FeatureNames.Count;
        var features = new double[table.Rows * (columns + 1)];
        for (var row = 0; row < table.Rows; row++)
        {
            table.Row(row).CopyTo(features.AsSpan(row * (columns + 1)));
            features[(row * (columns + 1)) + columns] = table.Subjects[row];
        }

        return table with { FeatureNames = [.. table.FeatureNames, "subject"], Features = features };
    }

    private static PreparedData WithoutLast(PreparedData data)
    {
        float[] Narrow(float[] values) => [.. values.Where((_, index) => index % data.FeatureCount != data.FeatureCount - 1)];
        return data with { FeatureCount = data.FeatureCount - 1, TrainX = Narrow(data.TrainX), ValidationX = Narrow(data.ValidationX) };
    }
}
