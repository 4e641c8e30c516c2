namespace HarOrleans.Data.Parquet.Checking;

/// <summary>One field of a structure.</summary>
/// <param name="Name">Its name in parquet.thrift.</param>
/// <param name="Type">The type that it must have; of a list, that of its elements.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="Of">The structure that it or each element is, where it is one.</param>
/// <param name="Required">Whether the structure is nothing without it.</param>
internal sealed record ThriftField(string Name, ThriftType Type, bool IsList = false, ThriftShape? Of = null, bool Required = false);
