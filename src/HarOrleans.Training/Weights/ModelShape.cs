using HarOrleans.Contracts;
using HarOrleans.Data.Windows;

namespace HarOrleans.Training;

/// <summary>The sizes of a classifier, as the names and shapes of its weights tell them.</summary>
/// <param name="Features">Values of one time step.</param>
/// <param name="Classes">Classes told apart.</param>
public abstract record ModelShape(int Features, int Classes)
{
    /// <summary>
    /// Whether it reads raw sensor windows, 128 time steps of nine channels, where nothing else says so: the weights do not tell how many steps there are, but nine values a step are the channels.
    /// </summary>
    public virtual bool ReadsWindows => Features == HarWindows.Channels.Count;

    /// <summary>Time steps of a sample, for a model of this shape that reads windows or does not.</summary>
    /// <param name="windows">Whether it reads windows.</param>
    public static int StepsOf(bool windows) => windows ? HarWindows.Samples : 1;

    /// <summary>Reads the sizes of whatever classifier the weights are of.</summary>
    /// <param name="weights">All of the model's weights.</param>
    /// <exception cref="HarException">A weight is missing, unknown, has another shape, or holds numbers that are not finite; the message names it.</exception>
    public static ModelShape Of(IReadOnlyList<WeightTensor> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Any(each => each.Name.StartsWith("conv", StringComparison.Ordinal)) ? CnnShape.Of(weights) : LstmShape.Of(weights);
    }

    /// <summary>The model in a few words.</summary>
    /// <param name="activation">Its activation, where it has a choice of it.</param>
    public abstract string Describe(string activation);

    /// <summary>Names and shapes of the weights in the order of PyTorch's state dict.</summary>
    internal abstract IEnumerable<(string Name, long[] Shape)> Parts();
}
