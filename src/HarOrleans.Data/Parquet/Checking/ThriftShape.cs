namespace HarOrleans.Data.Parquet.Checking;

/// <summary>What a structure may hold: its fields by their numbers. No shape holds itself, so nesting has an end.</summary>
internal sealed class ThriftShape(string name, params (int Id, ThriftField Field)[] fields)
{
    private readonly ThriftField?[] _fields = [.. Enumerable.Range(0, fields.Length == 0 ? 0 : fields.Max(x => x.Id) + 1)
        .Select(id => Array.Find(fields, x => x.Id == id).Field)];

    /// <summary>Its name in parquet.thrift.</summary>
    internal string Name => name;

    /// <summary>One more than its largest field number.</summary>
    internal int Width => _fields.Length;

    /// <summary>The field of a number, or null where none is known.</summary>
    internal ThriftField? this[int id] => id < _fields.Length ? _fields[id] : null;
}
