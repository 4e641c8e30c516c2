namespace HarOrleans.Data.Parquet.Checking;

/// <summary>The types of Thrift's compact protocol, by the numbers that stand in a file.</summary>
internal enum ThriftType
{
    /// <summary>A Boolean that is true; as a shape's type: either.</summary>
    True = 1,
    False = 2,
    Byte = 3,
    I16 = 4,
    I32 = 5,
    I64 = 6,
    Double = 7,
    Binary = 8,
    List = 9,
    Struct = 12,
}
