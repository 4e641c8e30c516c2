namespace HarOrleans.Grains;

/// <summary>An experiment as stored.</summary>
[GenerateSerializer, Alias("har.ExperimentState")]
internal sealed class ExperimentState : IStoredState
{
    [Id(0)] public Contracts.ExperimentInfo? Info { get; set; }

    /// <inheritdoc />
    [Id(1)] public int Format { get; set; } = 1;

    /// <inheritdoc />
    public static int Newest => 1;
}
