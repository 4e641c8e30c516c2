using System.Data.Common;

namespace HarOrleans.Storage.Sql;

/// <summary>Values as the driver's reader gives them.</summary>
internal sealed class DriverCells(DbDataReader reader) : ICells
{
    /// <inheritdoc />
    public long Integer(int column) => reader.GetInt64(column);

    /// <inheritdoc />
    public double Real(int column) => SqlValue.Real(reader, column);

    /// <inheritdoc />
    public string Text(int column) => reader.GetString(column);
}
