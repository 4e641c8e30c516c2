using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>One experiment. Every method throws <see cref="NotFoundException"/> where there is none of this id.</summary>
public sealed partial class ExperimentHandle
{
    private readonly IGrainFactory _grains;

    internal ExperimentHandle(IGrainFactory grains, long id)
    {
        _grains = grains;
        Id = id;
    }

    /// <summary>The experiment's id.</summary>
    public long Id { get; }

    /// <summary>The experiment now.</summary>
    public Task<ExperimentInfo> GetAsync(CancellationToken cancellationToken = default) =>
        _grains.GetGrain<IExperimentGrain>(Id).GetAsync(cancellationToken);

    /// <summary>Sets a tag; the latest value stays.</summary>
    public Task SetTagAsync(string key, string value, CancellationToken cancellationToken = default) =>
        _grains.GetGrain<IExperimentGrain>(Id).SetTagAsync(key, value, cancellationToken);
}
