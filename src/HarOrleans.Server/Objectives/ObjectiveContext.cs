using System.Reflection;
using System.Runtime.Loader;

namespace HarOrleans.Server;

/// <summary>
/// Where an assembly with objectives is loaded. What the server has itself is the server's, so that both mean the same <c>IObjective</c>; what it lacks comes from
/// beside the assembly, as its <c>.deps.json</c> says. Not collectible: trials may run to the end of the process.
/// </summary>
internal sealed class ObjectiveContext(string path) : AssemblyLoadContext(Path.GetFileName(path))
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        try
        {
            return Default.LoadFromAssemblyName(assemblyName);
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException)
        {
            return _resolver.ResolveAssemblyToPath(assemblyName) is { } beside ? LoadFromAssemblyPath(beside) : null;
        }
    }

    /// <inheritdoc />
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } beside ? LoadUnmanagedDllFromPath(beside) : nint.Zero;
}
