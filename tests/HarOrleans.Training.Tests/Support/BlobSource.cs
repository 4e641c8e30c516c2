using HarOrleans.Data;

namespace HarOrleans.Training.Tests;

/// <summary>A small data set in memory, prepared by the data room's own code.</summary>
internal sealed class BlobSource : IHarDataSource
{
    public const string Folder = "/data/blobs";

    private readonly HarDataset _dataset = new("blobs", Simulated: true, Table(150, 1, 'a'), Table(90, 2, 'b'));

    public static string TrainDigest { get; } = new('a', 64);

    public static string TestDigest { get; } = new('b', 64);

    public HarDataset Get(string? folder, CancellationToken cancellationToken = default) => folder == Folder
        ? _dataset
        : throw new InvalidDataSetException("it is not there", "Use another.", folder ?? "simulated");

    public PreparedData Prepare(string? folder, PreparationOptions options, CancellationToken cancellationToken = default) =>
        HarData.Prepare(Get(folder, cancellationToken), options);

    private static HarTable Table(int rows, int seed, char digest)
    {
        var blobs = Blobs.Rows(rows, seed, spread: 1.5);
        return new HarTable(
            [.. Enumerable.Range(0, Blobs.Features).Select(i => $"f{i}")],
            Array.ConvertAll(blobs.Features, value => (double)value),
            [.. Enumerable.Range(0, rows).Select(row => row % 7)],
            Array.ConvertAll(blobs.Labels, label => Blobs.Classes[label]),
            new string(digest, 64));
    }
}
