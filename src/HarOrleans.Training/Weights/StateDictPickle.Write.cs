using System.Globalization;
using System.Text;

namespace HarOrleans.Training;

internal sealed partial class StateDictPickle
{
    /// <summary>The pickle of a state dict whose tensors have a storage each, named by their position.</summary>
    public static byte[] Write(IReadOnlyList<WeightTensor> tensors)
    {
        using var pickle = new MemoryStream();
        using var writer = new BinaryWriter(pickle, Encoding.UTF8);
        writer.Write([0x80, 2]);
        Name(writer, OrderedDict);
        writer.Write(")R("u8);
        for (var i = 0; i < tensors.Count; i++)
        {
            var tensor = tensors[i];
            Text(writer, tensor.Name);
            Name(writer, RebuildTensor);
            writer.Write("(("u8);
            Text(writer, "storage");
            Name(writer, FloatStorage);
            Text(writer, i.ToString(CultureInfo.InvariantCulture));
            Text(writer, "cpu");
            Number(writer, tensor.Values.Length);
            writer.Write("tQ"u8);
            Number(writer, 0);
            Tuple(writer, tensor.Shape);
            Tuple(writer, Strides(tensor.Shape));
            writer.Write((byte)0x89); // requires_grad = False
            Name(writer, OrderedDict); // backward hooks: none
            writer.Write(")RtR"u8);
        }

        writer.Write("u."u8);
        writer.Flush();
        return pickle.ToArray();
    }

    private static long[] Strides(IReadOnlyList<long> shape)
    {
        var strides = new long[shape.Count];
        long next = 1;
        for (var i = shape.Count - 1; i >= 0; i--)
        {
            strides[i] = next;
            next *= shape[i];
        }

        return strides;
    }

    private static void Name(BinaryWriter writer, string global)
    {
        var point = global.LastIndexOf('.');
        writer.Write(Encoding.UTF8.GetBytes($"c{global[..point]}\n{global[(point + 1)..]}\n"));
    }

    private static void Text(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((byte)'X');
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static void Number(BinaryWriter writer, long number)
    {
        writer.Write((byte)'J');
        writer.Write(checked((int)number));
    }

    private static void Tuple(BinaryWriter writer, IEnumerable<long> numbers)
    {
        writer.Write((byte)'(');
        foreach (var number in numbers)
        {
            Number(writer, number);
        }

        writer.Write((byte)'t');
    }
}
