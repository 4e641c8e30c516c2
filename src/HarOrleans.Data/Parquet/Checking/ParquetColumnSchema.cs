using Type = Parquet.Meta.Type;

namespace HarOrleans.Data.Parquet.Checking;

/// <summary>One column as the footer describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its values are stored.</param>
/// <param name="Width">Bytes of a value in plain form, or 0 where they differ in length.</param>
/// <param name="Optional">Whether a value may be missing.</param>
internal sealed record ParquetColumnSchema(string Name, Type Type, int Width, bool Optional);
