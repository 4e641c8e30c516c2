using System.Collections.Concurrent;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains.Tests;

/// <summary>A sampler that keeps what it was given to learn from, and waits at a gate from a number on.</summary>
internal sealed class GatedSampler(int gateFrom = int.MaxValue) : ISamplerFactory, ISampler, IDisposable
{
    private readonly ManualResetEventSlim _gate = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "gated";

    internal ConcurrentDictionary<int, SamplerContext> Seen { get; } = new();

    /// <summary>When it waits.</summary>
    internal Task Reached => _reached.Task;

    public ISampler Create(IReadOnlyDictionary<string, string> options) => this;

    public IReadOnlyDictionary<string, ParamValue> Sample(SamplerContext context)
    {
        Seen[context.Number] = context;
        if (context.Number >= gateFrom)
        {
            _reached.TrySetResult();
            _gate.Wait();
        }

        return context.Space.ToDictionary(x => x.Name, x => Distributions.Nearest(x.Distribution, 0.5));
    }

    public void Dispose() => _gate.Dispose();

    internal void Open() => _gate.Set();
}
