namespace HarOrleans.Host.Output;

/// <summary>Where the JSON document goes. A file is written beside its place and then moved, so that nobody reads half of it.</summary>
internal sealed class JsonTarget
{
    private readonly string? _path;

    private JsonTarget(string? path) => _path = path;

    /// <summary>Where <c>--json</c> points, checked; null where it was left out. Writes nothing.</summary>
    internal static JsonTarget? Open(string? json)
    {
        if (json is null)
        {
            return null;
        }

        if (json == "-")
        {
            return new JsonTarget(null);
        }

        var path = Path.GetFullPath(json);
        if (Directory.Exists(path))
        {
            throw new BadInputException($"--json {json}: this is a folder. Give a file, or - for standard output.");
        }

        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            throw new BadInputException($"--json {json}: there is no folder {folder}. Make it first, or give another file.");
        }

        try
        {
            using var probe = new FileStream(Beside(path), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"--json {json}: {folder} cannot be written to ({e.Message}). Give another file.");
        }

        return new JsonTarget(path);
    }

    /// <summary>Writes the document, and nothing else.</summary>
    internal Task WriteAsync(byte[] document) => WriteAsync(output => output.WriteAsync(document).AsTask());

    /// <summary>Has the document written, and nothing else.</summary>
    internal async Task WriteAsync(Func<Stream, Task> write)
    {
        if (_path is null)
        {
            await using var output = Console.OpenStandardOutput();
            await write(output);
            await output.FlushAsync();
            return;
        }

        await using (var file = new FileStream(Beside(_path), FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await write(file);
        }

        File.Move(Beside(_path), _path, overwrite: true);
    }

    private static string Beside(string path) => path + ".tmp";
}
