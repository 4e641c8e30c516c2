using System.Security.Cryptography;

namespace HarOrleans.Data.Acquisition;

/// <summary>
/// An archive that is being put together, over several starts where need be. Open, it is this process's alone, and so serves as the lock of the
/// download. Beside it stands the tag that the server gave to the bytes.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _stream;

    private PartFile(FileStream stream) => _stream = stream;

    /// <summary>Bytes so far.</summary>
    internal long Length => _stream.Length;

    private string TagPath => _stream.Name + ".tag";

    public void Dispose() => _stream.Dispose();

    /// <summary>Opens the file, and waits for a process that has it.</summary>
    internal static async Task<PartFile> OpenAsync(string path, Action waiting, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var looks = 0; ; looks++)
        {
            try
            {
                return new PartFile(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
            }
            catch (IOException held) when (IsHeld(held))
            {
                if (looks == 0)
                {
                    waiting();
                }

                await Task.Delay(LookAgain, time, cancellationToken);
            }
        }
    }

    /// <summary>The tag of the bytes so far, or null.</summary>
    internal string? Tag() => Length > 0 && File.Exists(TagPath) ? File.ReadAllText(TagPath) : null;

    /// <summary>Begins anew.</summary>
    /// <exception cref="DownloadFailedException">The disk refuses.</exception>
    internal void Restart(string? tag)
    {
        try
        {
            _stream.SetLength(0);
            File.Delete(TagPath);
            if (tag is not null)
            {
                File.WriteAllText(TagPath, tag);
            }
        }
        catch (IOException full)
        {
            throw Unwritable(full);
        }
    }

    /// <summary>Adds bytes.</summary>
    /// <exception cref="DownloadFailedException">The disk refuses.</exception>
    internal async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            _stream.Seek(0, SeekOrigin.End);
            await _stream.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException full)
        {
            throw Unwritable(full);
        }
    }

    /// <summary>The digest of all bytes, lower-case hex.</summary>
    internal async Task<string> DigestAsync(CancellationToken cancellationToken)
    {
        _stream.Seek(0, SeekOrigin.Begin);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(_stream, cancellationToken));
    }

    /// <summary>The whole file, to read from its start.</summary>
    internal Stream Content()
    {
        _stream.Seek(0, SeekOrigin.Begin);
        return _stream;
    }

    /// <summary>Removes the file and its tag. On Windows an open file cannot be removed, so it is closed first.</summary>
    internal void Remove()
    {
        File.Delete(TagPath);
        if (OperatingSystem.IsWindows())
        {
            _stream.Dispose();
        }

        File.Delete(_stream.Name);
    }

    private static DownloadFailedException Unwritable(IOException full) => new($"the cache cannot be written to ({full.Message.TrimEnd('.')})", full);

    /// <summary>Whether the error says that another process has the file: EAGAIN on Linux and macOS, a sharing violation on Windows.</summary>
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
