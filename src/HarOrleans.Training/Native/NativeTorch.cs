using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>
/// Loads libtorch into the process. Nothing of TorchSharp may be touched before <see cref="EnsureLoaded"/> has returned; it costs about a second, so
/// it is called by the first training and never at start-up.
/// </summary>
public static class NativeTorch
{
    private const string Library = "libLibTorchSharp.so";
    private static readonly Lock Gate = new();
    private static bool _loaded;

    /// <summary>Where TorchSharp's native half came from: its own file, or a patched copy with its path. Null until it is loaded.</summary>
    public static string? Source { get; private set; }

    /// <summary>Whether this program was built with the CUDA libraries (<c>-p:HarTorch=cuda</c>). Loads nothing.</summary>
    public static bool IsCudaBuild => Folders().Exists(folder => File.Exists(Path.Combine(folder, "libtorch_cuda.so")) || File.Exists(Path.Combine(folder, "torch_cuda.dll")));

    /// <summary>
    /// Loads the native libraries, once a process; later calls return at once, and after a failure the next call tries again. Safe from any thread.
    /// On 64-bit Linux with a libstdc++ older than GCC 13's (Debian 12, Ubuntu 22.04) it loads a patched copy of TorchSharp's library; see this
    /// project's README. Elsewhere TorchSharp loads its libraries itself.
    /// </summary>
    /// <exception cref="HarException">A library is missing or does not load; the message says which one, why, and what to do.</exception>
    public static void EnsureLoaded()
    {
        lock (Gate)
        {
            if (_loaded)
            {
                return;
            }

            Source = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 ? LoadOnLinux() : "loaded by TorchSharp";
            _loaded = true;
        }
    }

    /// <summary>Full path of TorchSharp's own library as it was installed.</summary>
    internal static string StockLibrary() => Find(Library);

    [SupportedOSPlatform("linux")]
    private static string LoadOnLinux()
    {
        // The dependencies go first and by full path: the copy lies in another folder, where the loader would not find them.
        Load(Find("libtorch_cpu.so"));
        Load(Find("libtorch.so"));

        var stock = StockLibrary();
        try
        {
            NativeLibrary.Load(stock);
            return stock;
        }
        catch (DllNotFoundException error) when (error.Message.Contains(LibTorchSharpPatch.MissingVersion, StringComparison.Ordinal))
        {
            var copy = PatchedCopy.Prepare(stock, PatchedCopy.DefaultFolder());
            Load(copy);
            return $"{copy}, a patched copy of {stock}";
        }
        catch (DllNotFoundException error)
        {
            throw Unloadable(stock, error);
        }
    }

    private static void Load(string path)
    {
        try
        {
            NativeLibrary.Load(path);
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw Unloadable(path, error);
        }
    }

    private static HarException Unloadable(string path, Exception error) => new(
        $"The native library {path} does not load: {error.Message} Check that the system has glibc 2.28 or newer and libgomp, and that the file is whole (delete the build output and build again).",
        error);

    private static List<string> Folders()
    {
        var home = AppContext.BaseDirectory;
        return [
            .. ((AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string) ?? string.Empty)
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Append(home)
                .Append(Path.Combine(home, "runtimes", "linux-x64", "native"))
                .Distinct(),
        ];
    }

    private static string Find(string file)
    {
        var folders = Folders();
        return folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) ?? throw new HarException(
            $"The native library {file} is missing: looked in {string.Join(", ", folders)}. A program that trains has to reference TorchSharp-cpu (or TorchSharp-cuda-linux with -p:HarTorch=cuda) and be built for this platform.");
    }
}
