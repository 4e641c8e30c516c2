using System.Runtime.InteropServices;

namespace HarOrleans.Training;

/// <summary>A tensor as a state dict describes it: a window into a storage.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Storage">The storage that holds its numbers, maybe together with those of others.</param>
/// <param name="Offset">Its first number in the storage.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Strides">How many numbers apart neighbours are, a dimension.</param>
internal sealed record StoredTensor(string Name, StoredTensor.StorageReference Storage, long Offset, IReadOnlyList<long> Shape, IReadOnlyList<long> Strides)
{
    /// <summary>A storage: its entry's name and how many numbers it holds.</summary>
    public sealed record StorageReference(string Key, long Count);

    /// <summary>What its shape takes.</summary>
    /// <exception cref="OverflowException">More than there can be.</exception>
    public long Bytes => Shape.Aggregate((long)sizeof(float), (product, each) => checked(product * Math.Max(each, 0)));

    /// <summary>Takes the numbers out of the storage.</summary>
    /// <exception cref="InvalidDataException">They are not there, or do not lie one after the other.</exception>
    public WeightTensor Load(ReadOnlySpan<byte> storage)
    {
        long count = 1;
        for (var dimension = Shape.Count - 1; dimension >= 0; dimension--)
        {
            if (Shape[dimension] < 0 || Strides.Count != Shape.Count || (Shape[dimension] > 1 && Strides[dimension] != count))
            {
                throw new InvalidDataException($"the tensor {Name} is not contiguous");
            }

            count = checked(count * Shape[dimension]);
        }

        var numbers = MemoryMarshal.Cast<byte, float>(storage);
        if (numbers.Length != Storage.Count || Offset < 0 || Offset > numbers.Length - count)
        {
            throw new InvalidDataException($"the tensor {Name} points outside of its storage of {numbers.Length} numbers");
        }

        return new WeightTensor(Name, Shape, numbers.Slice((int)Offset, (int)count).ToArray());
    }
}
