namespace HarOrleans.Grains;

/// <summary>An experiment as stored.</summary>
[GenerateSerializer, Alias("har.ExperimentState")]
internal sealed class ExperimentState
{
    [Id(0)] public Contracts.ExperimentInfo? Info { get; set; }
}
