namespace HarOrleans.Training;

/// <summary>The shape of a <see cref="CnnClassifier"/>.</summary>
/// <param name="Channels">Values of one time step.</param>
/// <param name="Classes">Classes to tell apart.</param>
/// <param name="Filters">Filters of the first block; each further block has twice as many as the one before.</param>
/// <param name="KernelSize">Time steps that a filter sees; odd.</param>
/// <param name="Layers">Blocks of convolution, ReLU and halving.</param>
/// <param name="Dropout">Share of the pooled values that training sets to 0, in [0, 1).</param>
internal sealed record CnnOptions(int Channels, int Classes, int Filters, int KernelSize, int Layers, double Dropout)
{
    /// <summary>Filters of a block, from 0.</summary>
    public int FiltersOf(int block) => Filters << block;

    /// <summary>How many numbers the model learns.</summary>
    public long Weights => Enumerable.Range(0, Layers).Sum(block =>
        FiltersOf(block) * (((block == 0 ? Channels : FiltersOf(block - 1)) * (long)KernelSize) + 1)) + ((FiltersOf(Layers - 1) + 1L) * Classes);
}
