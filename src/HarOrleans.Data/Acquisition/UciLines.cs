using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Acquisition;

/// <summary>The lines of one text file of the archive, and errors that name the file and the line.</summary>
internal sealed class UciLines(Stream stream, string place, CancellationToken cancellationToken) : IDisposable
{
    private readonly HashedLines _lines = new(stream, cancellationToken);

    public void Dispose() => _lines.Dispose();

    /// <summary>The next line; false at the end.</summary>
    internal bool TryRead(out ReadOnlySpan<byte> line)
    {
        if (_lines.TryRead(out line))
        {
            return true;
        }

        return _lines.TooLong ? throw Wrong("the line is too long") : false;
    }

    /// <summary>Reads what is left, which must be blank: only at the end is the checksum compared.</summary>
    internal void ReadToEnd()
    {
        while (TryRead(out var line))
        {
            if (!line.Trim(" \t"u8).IsEmpty)
            {
                throw Wrong("there are more lines than expected");
            }
        }
    }

    /// <summary>An error at the line read last.</summary>
    internal InvalidDataSetException Wrong(string problem, ReadOnlySpan<byte> value = default) =>
        new(problem, "Download the archive again.", place, _lines.Line, value: value.IsEmpty ? null : CsvRecord.Show(value));
}
