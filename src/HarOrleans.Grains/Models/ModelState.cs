namespace HarOrleans.Grains;

/// <summary>A registered model as stored.</summary>
[GenerateSerializer, Alias("har.ModelState")]
internal sealed class ModelState
{
    [Id(0)] public Contracts.ModelInfo? Info { get; set; }
}
