namespace HarOrleans.Training;

/// <summary>
/// The names that the objective <c>har-cnn</c> has beside those of <see cref="HarLstm"/>: of these it shares the settings, <c>batch_size</c>, <c>lr</c>,
/// <c>weight_decay</c>, <c>dropout</c>, and <c>num_layers</c>, which counts its blocks, 1 to 6.
/// </summary>
public static class HarCnn
{
    /// <summary>The objective's name.</summary>
    public const string Name = "har-cnn";

    /// <summary>Parameter: filters of the first block, a whole number from 1 to 1024; each further block has twice as many as the one before.</summary>
    public const string Filters = "filters";

    /// <summary>Parameter: time steps that a filter sees, an odd number from 1 to 63.</summary>
    public const string KernelSize = "kernel_size";
}
