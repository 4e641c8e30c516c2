using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>Dropout that draws from a generator of one's own; libtorch's takes none.</summary>
internal static class Dropping
{
    /// <summary>Sets a share of the values to 0 and makes up for them with the others; without a generator, or for a share of 0, the values themselves.</summary>
    public static Tensor Apply(Tensor values, double share, Generator? generator)
    {
        if (generator is null || share == 0)
        {
            return values;
        }

        var kept = 1 - share;
        return values * rand(values.shape, generator: generator).lt(kept).to(float32).div_(kept).type_as(values);
    }
}
