namespace HarOrleans.Data.Parquet.Checking;

/// <summary>A structure that was read: numbers as <see langword="long"/>, texts as strings, lists as arrays; null where a field is not there.</summary>
internal sealed class ThriftStruct(ThriftShape shape, long place)
{
    private readonly object?[] _values = new object?[shape.Width];

    /// <summary>Where it begins, in bytes from the start of the file.</summary>
    internal long Place => place;

    internal object? this[int id] { get => _values[id]; set => _values[id] = value; }

    internal bool Has(int id) => _values[id] is not null;

    internal long Number(int id) => Optional(id) ?? throw Lacks(id);

    internal long? Optional(int id) => (long?)_values[id];

    internal string? Text(int id) => (string?)_values[id];

    internal ThriftStruct Struct(int id) => (ThriftStruct?)_values[id] ?? throw Lacks(id);

    internal ThriftStruct[] Structs(int id) => (ThriftStruct[]?)_values[id] ?? throw Lacks(id);

    /// <summary>An error that names one of its fields and where the structure begins.</summary>
    internal InvalidDataException Wrong(int id, string problem) => new($"{shape.Name}.{shape[id]?.Name} {problem}, at byte {place} of the file");

    private InvalidDataException Lacks(int id) => Wrong(id, "is missing");
}
