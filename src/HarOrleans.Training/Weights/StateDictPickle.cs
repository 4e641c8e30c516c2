using System.Buffers.Binary;
using System.Text;

namespace HarOrleans.Training;

/// <summary>
/// Reads the pickle of a state dict: the opcodes and the three globals that one is made of. Anything else is an error, so nothing is ever executed.
/// Opcodes as in Python's pickletools, protocol 2.
/// </summary>
internal sealed partial class StateDictPickle(byte[] pickle)
{
    private const string OrderedDict = "collections.OrderedDict";
    private const string RebuildTensor = "torch._utils._rebuild_tensor_v2";
    private const string FloatStorage = "torch.FloatStorage";

    private readonly Stack<object?> _stack = new();
    private readonly Dictionary<int, object?> _memo = [];
    private int _position;

    /// <summary>The tensors in the state dict's order.</summary>
    /// <exception cref="InvalidDataException">Anything that a plain float32 state dict does not have.</exception>
    public IReadOnlyList<StoredTensor> Read()
    {
        byte code;
        while ((code = Next(1)[0]) != '.')
        {
            Execute(code);
        }

        return [.. As<Map>(Pop()).Entries.Select(entry => As<StoredTensor>(entry.Value) with { Name = As<string>(entry.Key) })];
    }

    private void Execute(byte code)
    {
        switch (code)
        {
            case 0x80: Next(1); break; // PROTO
            case (byte)'c': Push(Known($"{Line()}.{Line()}")); break;
            case (byte)'q': _memo[Next(1)[0]] = Peek(); break;
            case (byte)'r': _memo[Int32()] = Peek(); break;
            case (byte)'h': Push(Recall(Next(1)[0])); break;
            case (byte)'j': Push(Recall(Int32())); break;
            case (byte)'(': Push(Mark.Instance); break;
            case (byte)')': Push(Array.Empty<object?>()); break;
            case (byte)'}': Push(new Map()); break;
            case (byte)'N': Push(null); break;
            case 0x88: Push(true); break;
            case 0x89: Push(false); break;
            case (byte)'X': Push(Encoding.UTF8.GetString(Next(Int32()))); break;
            case (byte)'K': Push((long)Next(1)[0]); break;
            case (byte)'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Next(2))); break;
            case (byte)'J': Push((long)Int32()); break;
            case 0x8a: Push(Long(Next(Next(1)[0]))); break; // LONG1
            case (byte)'t': Push(PopToMark()); break;
            case 0x85: Push(PopMany(1)); break;
            case 0x86: Push(PopMany(2)); break;
            case 0x87: Push(PopMany(3)); break;
            case (byte)'Q': Push(Storage(As<object?[]>(Pop()))); break; // BINPERSID
            case (byte)'R': Reduce(); break;
            case (byte)'s': SetItems(PopMany(2)); break;
            case (byte)'u': SetItems(PopToMark()); break;
            case (byte)'b': Pop(); break; // BUILD gives the dictionary its _metadata, module versions that change nothing
            default: throw new InvalidDataException(FormattableString.Invariant($"its description has the opcode 0x{code:x2}, which no state dict needs"));
        }
    }

    private void Reduce()
    {
        var arguments = As<object?[]>(Pop());
        var callable = As<Global>(Pop());
        Push(callable.Name switch
        {
            OrderedDict when arguments.Length == 0 => new Map(),
            RebuildTensor when arguments.Length >= 4 => new StoredTensor(
                string.Empty, As<StoredTensor.StorageReference>(arguments[0]), As<long>(arguments[1]), Longs(arguments[2]), Longs(arguments[3])),
            _ => throw new InvalidDataException($"its description calls {callable.Name} with {arguments.Length} arguments"),
        });
    }

    private static StoredTensor.StorageReference Storage(object?[] id) =>
        id.Length == 5 && id[0] is "storage" && id[1] is Global { Name: FloatStorage }
            ? new StoredTensor.StorageReference(As<string>(id[2]), As<long>(id[4]))
            : throw new InvalidDataException($"it has a storage of another kind than {FloatStorage}");

    private static Global Known(string name) => name is OrderedDict or RebuildTensor or FloatStorage
        ? new Global(name)
        : throw new InvalidDataException($"its description names {name}, which a float32 state dict does not need");

    private void SetItems(object?[] items)
    {
        var map = As<Map>(Peek());
        for (var i = 0; i + 1 < items.Length; i += 2)
        {
            map.Entries.Add((items[i], items[i + 1]));
        }
    }

    private static IReadOnlyList<long> Longs(object? value) => [.. As<object?[]>(value).Select(As<long>)];

    private static long Long(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long))
        {
            throw new InvalidDataException("its description has a number of more than 64 bits");
        }

        long value = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            value |= (long)bytes[i] << (8 * i);
        }

        var unused = 64 - (8 * bytes.Length);
        return bytes.IsEmpty ? 0 : value << unused >> unused;
    }

    private static T As<T>(object? value) => value is T typed
        ? typed
        : throw new InvalidDataException($"its description has a {value?.GetType().Name ?? "None"} where a {typeof(T).Name} belongs");

    private ReadOnlySpan<byte> Next(int count)
    {
        if (count < 0 || count > pickle.Length - _position)
        {
            throw new InvalidDataException("its description ends too early");
        }

        _position += count;
        return pickle.AsSpan(_position - count, count);
    }

    private int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Next(4));

    private string Line()
    {
        var length = pickle.AsSpan(_position).IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(Next(length));
        Next(1);
        return line;
    }

    private object? Recall(int key) => _memo.TryGetValue(key, out var value) ? value : throw new InvalidDataException("its description refers to nothing");

    private void Push(object? value) => _stack.Push(value);

    private object? Pop() => _stack.TryPop(out var value) ? value : throw new InvalidDataException("its description takes more than there is");

    private object? Peek() => _stack.TryPeek(out var value) ? value : throw new InvalidDataException("its description takes more than there is");

    private object?[] PopMany(int count)
    {
        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--)
        {
            items[i] = Pop();
        }

        return items;
    }

    private object?[] PopToMark()
    {
        var items = new List<object?>();
        for (var item = Pop(); item is not Mark; item = Pop())
        {
            items.Add(item);
        }

        items.Reverse();
        return [.. items];
    }

    private sealed record Global(string Name);

    private sealed class Mark
    {
        public static readonly Mark Instance = new();
    }

    private sealed class Map
    {
        public List<(object? Key, object? Value)> Entries { get; } = [];
    }
}
