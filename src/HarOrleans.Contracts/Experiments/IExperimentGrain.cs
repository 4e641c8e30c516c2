namespace HarOrleans.Contracts;

/// <summary>One experiment. Key: its id. Made through <see cref="IWorkspaceGrain"/>.</summary>
[GrainInterfaceType("har.experiment"), Alias("har.experiment")]
public partial interface IExperimentGrain : IGrainWithIntegerKey
{
    /// <summary>Makes the experiment, or returns it where it exists.</summary>
    [Alias("create")]
    Task<ExperimentInfo> CreateAsync(ExperimentSpec spec, CancellationToken cancellationToken = default);

    /// <summary>The experiment. <see cref="NotFoundException"/> where there is none.</summary>
    [Alias("get")]
    Task<ExperimentInfo> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets a tag; the latest value stays.</summary>
    [Alias("tag")]
    Task SetTagAsync(string key, string value, CancellationToken cancellationToken = default);
}
