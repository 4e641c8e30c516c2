using System.Runtime.InteropServices;

namespace HarOrleans.Training;

/// <summary>Turns what a training that is too large would do to the process into an error of that one trial.</summary>
internal static class MemoryGuard
{
    /// <summary>Weights, kept best weights, gradients, and two numbers of state that an optimiser has for each.</summary>
    private const int CopiesOfWeights = 5;

    /// <summary>Refuses a model that cannot fit, before anything of it is made: Linux hands out memory that it does not have, and then kills the process.</summary>
    /// <exception cref="TrainingMemoryException">It cannot fit.</exception>
    public static void RequireRoom(long weights)
    {
        var need = weights * (double)sizeof(float) * CopiesOfWeights;
        double room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (need > room)
        {
            throw new TrainingMemoryException(FormattableString.Invariant(
                $"Out of memory: a model of {weights} weights needs {need / 1e9:0.0} GB to train, and this process may use {room / 1e9:0.0} GB. Lower hidden_size, filters or num_layers."));
        }
    }

    /// <summary>Does something; where libtorch cannot get the memory for it, says so.</summary>
    /// <exception cref="TrainingMemoryException">There was not enough memory.</exception>
    public static T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is OutOfMemoryException || (e is ExternalException && IsAboutMemory(e.Message)))
        {
            throw new TrainingMemoryException($"Out of memory: {FirstLine(e.Message)} Lower batch_size, hidden_size, filters or num_layers, or run fewer trials at a time.", e);
        }
    }

    /// <summary>What libtorch's allocators say, on the CPU and on a GPU.</summary>
    private static bool IsAboutMemory(string message) =>
        message.Contains("allocate memory", StringComparison.OrdinalIgnoreCase) || message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        || message.Contains("_STATUS_ALLOC_FAILED", StringComparison.Ordinal) || message.Contains("Storage size calculation overflowed", StringComparison.Ordinal);

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd('.', ' ') + ".";
}
