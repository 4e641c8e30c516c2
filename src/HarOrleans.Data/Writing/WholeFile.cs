namespace HarOrleans.Data.Writing;

/// <summary>A file that appears under its name whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside it, then gives it the name; what stood there is replaced.</summary>
    internal static void Write(string path, Action<Stream> write)
    {
        var partial = path + ".partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                write(stream);
            }

            File.Move(partial, path, true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
