namespace HarOrleans.Optimization;

/// <summary>One parameter's share of every kernel of a mixture: one for each trial of a set, and last the prior. Filled anew for each trial to sample.</summary>
internal abstract class TpeKernels(TpeColumn column)
{
    protected TpeColumn Column { get; } = column;

    /// <summary>Kernels, the prior included.</summary>
    protected int Count { get; private set; }

    /// <summary>Takes the kernels of some trials.</summary>
    /// <param name="trials">Trials in their order, each of which has the parameter.</param>
    /// <param name="fixedWidth">The width of every kernel as a share of the axis, or null for the distance to the farther neighbour.</param>
    /// <param name="logs">For each kernel, to which the logarithm of what does not depend on the place is added.</param>
    internal void Fill(ReadOnlySpan<int> trials, double? fixedWidth, Span<double> logs)
    {
        Count = trials.Length + 1;
        FillKernels(trials, fixedWidth, logs);
    }

    /// <summary>Draws a place from each of some kernels.</summary>
    /// <param name="kernels">Which kernel each draw is from.</param>
    /// <param name="uniform">As many draws from [0, 1).</param>
    /// <param name="places">Where the places go: on the axis, or the index of a choice.</param>
    internal abstract void Draw(ReadOnlySpan<int> kernels, ReadOnlySpan<double> uniform, Span<double> places);

    /// <summary>The logarithm of each kernel's density at a place; holds until the next <see cref="Fill"/>.</summary>
    internal abstract KernelTerm At(double place);

    protected abstract void FillKernels(ReadOnlySpan<int> trials, double? fixedWidth, Span<double> logs);

    /// <summary>Room for at least so many numbers; what it held is lost.</summary>
    protected static void Reserve<T>(ref T[] room, int count)
    {
        if (room.Length < count)
        {
            room = new T[count * 2];
        }
    }
}
