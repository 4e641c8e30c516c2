using System.Runtime.InteropServices;
using HarOrleans.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace HarOrleans.Storage.Sqlite;

/// <summary>
/// Values straight from SQLite, past the driver, whose several checked calls for each value take longer than finding the row. The reader must be open and stand at a row.
/// </summary>
internal sealed class SqliteCells(SqliteDataReader reader) : ICells
{
    private const string Library = "e_sqlite3"; // the driver's own
    private const int Null = 5;

    private readonly nint _statement = reader.Handle!.DangerousGetHandle();

    /// <inheritdoc />
    public long Integer(int column) => Integer(_statement, column);

    /// <inheritdoc />
    public double Real(int column) => Type(_statement, column) == Null ? double.NaN : Real(_statement, column);

    /// <inheritdoc />
    public string Text(int column)
    {
        // In this order: asking for the text may change its length in bytes.
        var text = Text(_statement, column);
        return Marshal.PtrToStringUTF8(text, Bytes(_statement, column));
    }

    [DllImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern long Integer(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_double"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern double Real(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int Type(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_text"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern nint Text(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int Bytes(nint statement, int column);
}
