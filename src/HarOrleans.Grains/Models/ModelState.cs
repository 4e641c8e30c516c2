namespace HarOrleans.Grains;

/// <summary>A registered model as stored.</summary>
[GenerateSerializer, Alias("har.ModelState")]
internal sealed class ModelState : IStoredState
{
    [Id(0)] public Contracts.ModelInfo? Info { get; set; }

    /// <inheritdoc />
    [Id(1)] public int Format { get; set; } = 1;

    /// <inheritdoc />
    public static int Newest => 1;
}
