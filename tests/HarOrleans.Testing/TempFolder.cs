namespace HarOrleans.Testing;

/// <summary>A folder that goes with its test.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    public TempFolder() => Path = Directory.CreateTempSubdirectory("har-test-").FullName;

    /// <summary>Makes the folder within another one.</summary>
    internal TempFolder(string parent) => Path = Directory.CreateDirectory(System.IO.Path.Combine(parent, "har-test-" + System.IO.Path.GetRandomFileName())).FullName;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that a test killed may still hold a file for a moment; the system's own cleaning takes it.
        }
    }
}
