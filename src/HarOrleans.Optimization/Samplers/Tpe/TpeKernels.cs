namespace HarOrleans.Optimization;

/// <summary>One parameter's share of every kernel of a mixture: one for each trial of a set, and last the prior.</summary>
internal abstract class TpeKernels(TpeColumn column)
{
    protected TpeColumn Column { get; } = column;

    /// <summary>Kernels, the prior included.</summary>
    protected int Count { get; private set; }

    /// <summary>Takes the kernels of some trials.</summary>
    /// <param name="trials">Trials in their order, each of which has the parameter.</param>
    /// <param name="fixedWidth">The width of every kernel as a share of the axis, or null for the distance to the farther neighbour.</param>
    internal void Fill(ReadOnlySpan<int> trials, double? fixedWidth)
    {
        Count = trials.Length + 1;
        FillKernels(trials, fixedWidth);
        Finish();
    }

    /// <summary>Lets one kernel come or go; comes to the same as filling all anew, once <see cref="Finish"/> was called.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="trials">The trials after it.</param>
    internal void Make(KernelEdit edit, ReadOnlySpan<int> trials)
    {
        if (edit.IsNew)
        {
            Insert(edit, trials);
        }
        else
        {
            Remove(edit, trials);
        }

        Count = trials.Length + 1;
    }

    /// <summary>Reckons what hangs on all kernels together, after the last edit.</summary>
    internal virtual void Finish()
    {
    }

    /// <summary>Adds to each kernel's number the logarithm of what does not depend on the place.</summary>
    internal virtual void AddTo(Span<double> logs)
    {
    }

    /// <summary>Draws a place from each of some kernels.</summary>
    /// <param name="kernels">Which kernel each draw is from.</param>
    /// <param name="uniform">As many draws from [0, 1).</param>
    /// <param name="places">Where the places go: on the axis, or the index of a choice.</param>
    internal abstract void Draw(ReadOnlySpan<int> kernels, ReadOnlySpan<double> uniform, Span<double> places);

    /// <summary>The logarithm of the density of the kernels from <paramref name="from"/> on at a place; holds until kernels change.</summary>
    internal abstract KernelTerm At(double place, int from);

    protected abstract void FillKernels(ReadOnlySpan<int> trials, double? fixedWidth);

    /// <summary>Lets a kernel come; <see cref="Count"/> is still that before.</summary>
    protected abstract void Insert(KernelEdit edit, ReadOnlySpan<int> trials);

    /// <summary>Lets a kernel go; <see cref="Count"/> is still that before.</summary>
    protected abstract void Remove(KernelEdit edit, ReadOnlySpan<int> trials);
}
