using TorchSharp.Modules;
using static TorchSharp.torch;

namespace HarOrleans.Training;

/// <summary>
/// An optimiser of float parameters on the CPU. Each step is one pass over the memory of parameters, gradients and state instead of a dozen tensor
/// operations, and gives the same bits whatever the width of the machine's vectors. What cannot get a gradient is left until <see cref="Settle"/>: all its
/// steps are then made block by block, in the cache, with the bits that they would have had one by one.
/// </summary>
internal abstract class Optimizer
{
    private const int Block = 2048;
    private readonly List<Range>[] _active;
    private readonly IReadOnlyList<IdleValues> _idle;
    private readonly List<StepPace> _pending = [];

    /// <summary>Starts before the first step.</summary>
    protected Optimizer(IReadOnlyList<(string Name, Parameter Tensor)> parameters, IReadOnlyList<IdleValues> idle)
    {
        Parameters = parameters;
        _idle = idle;
        _active = [.. parameters.Select((each, index) => Active((int)each.Tensor.numel(), idle.Where(one => one.Parameter == index).OrderBy(one => one.Start)))];
    }

    /// <summary>Steps made.</summary>
    public long Steps { get; set; }

    /// <summary>What has to be saved beside the parameters and <see cref="Steps"/>, to go on as if nothing had been; settled only.</summary>
    public abstract IEnumerable<(string Name, Tensor Tensor)> State { get; }

    /// <summary>The parameters and their names.</summary>
    protected IReadOnlyList<(string Name, Parameter Tensor)> Parameters { get; }

    /// <summary>Whether a step changes values whose gradient has always been zero.</summary>
    protected abstract bool MovesIdle { get; }

    /// <summary>Applies the gradients and clears them. A parameter without a gradient has one of zero: weight decay and moments work on.</summary>
    public void Step(StepPace pace)
    {
        Steps++;
        for (var i = 0; i < Parameters.Count; i++)
        {
            var parameter = Parameters[i].Tensor;
            using var gradient = parameter.grad;
            using var dense = gradient?.contiguous();
            var slope = dense is null ? default : TensorMemory.Floats(dense);
            foreach (var range in _active[i])
            {
                Update(i, range, dense is null ? default : slope[range], pace, Steps);
            }

            parameter.grad = null;
        }

        if (MovesIdle && _idle.Count > 0)
        {
            _pending.Add(pace);
        }
    }

    /// <summary>Brings every value up to date. To be called before parameters or state are read by anything but the model.</summary>
    public void Settle()
    {
        foreach (var (parameter, start, length) in _idle)
        {
            for (var at = 0; at < length && _pending.Count > 0; at += Block)
            {
                var range = (start + at)..(start + Math.Min(at + Block, length));
                for (var step = 0; step < _pending.Count; step++)
                {
                    Update(parameter, range, default, _pending[step], Steps - _pending.Count + step + 1);
                }
            }
        }

        _pending.Clear();
    }

    /// <summary>One step of a part of a parameter.</summary>
    /// <param name="parameter">Its index.</param>
    /// <param name="range">The part.</param>
    /// <param name="gradient">The part's gradient; empty for zero.</param>
    /// <param name="pace">How far.</param>
    /// <param name="step">The step's number, from 1.</param>
    protected abstract void Update(int parameter, Range range, ReadOnlySpan<float> gradient, StepPace pace, long step);

    private static List<Range> Active(int values, IEnumerable<IdleValues> idle)
    {
        List<Range> active = [];
        var start = 0;
        foreach (var gap in idle)
        {
            Add(gap.Start);
            start = gap.Start + gap.Length;
        }

        Add(values);
        return active;

        void Add(int end)
        {
            if (end > start)
            {
                active.Add(start..end);
            }
        }
    }
}
