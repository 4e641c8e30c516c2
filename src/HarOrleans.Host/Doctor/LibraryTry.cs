using HarOrleans.Contracts;
using HarOrleans.Training;

namespace HarOrleans.Host.Doctor;

/// <summary>What <c>har doctor</c> asks a process of its own to do.</summary>
internal static class LibraryTry
{
    /// <summary>Loads libtorch and says where from; the exit code.</summary>
    internal static int Run()
    {
        try
        {
            Console.Out.WriteLine(TorchProbe.Run());
            return ExitCodes.Done;
        }
        catch (Exception e) when (e is HarException or TypeInitializationException or DllNotFoundException or NotSupportedException)
        {
            Console.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return ExitCodes.Failed;
        }
    }
}
