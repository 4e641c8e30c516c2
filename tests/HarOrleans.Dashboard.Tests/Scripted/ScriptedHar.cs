using System.Collections.Concurrent;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard.Tests.Scripted;

/// <summary>
/// A server that says what a test tells it to say: for testing pages, which need a study at an exact moment or a fault on demand. What a real server says
/// is tested against a real server.
/// </summary>
internal sealed class ScriptedHar
{
    private readonly ConcurrentDictionary<long, ScriptedStudy> _studies = new();
    private readonly ConcurrentDictionary<string, ScriptedRun> _runs = new();
    private readonly ConcurrentDictionary<string, ScriptedFeed> _feeds = new();

    public ScriptedHar() => Grains = GrainDirectory.Over(Find);

    public IGrainFactory Grains { get; }

    /// <summary>The server's clock, which is the pages' too.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    public ScriptedLists Lists { get; } = new();

    public ScriptedModels Models { get; } = new();

    /// <summary>What every call fails with, until it is null again.</summary>
    public Exception? Fault
    {
        get;
        set
        {
            field = value;
            Lists.Fault = value;
        }
    }

    public ScriptedStudy Study(long id) => _studies.GetOrAdd(id, key => new ScriptedStudy(key, this));

    public ScriptedRun Run(string id) => _runs.GetOrAdd(id, key => new ScriptedRun(key, this));

    public ScriptedFeed Feed(string topic) => _feeds.GetOrAdd(topic, _ => new ScriptedFeed());

    private object Find(Type type, string key) => type.Name switch
    {
        nameof(IStudyGrain) => Study(long.Parse(key, System.Globalization.CultureInfo.InvariantCulture)),
        nameof(IRunGrain) => Run(key),
        nameof(IFeedGrain) => Feed(key),
        nameof(IWorkspaceGrain) or nameof(IModelGrain) => Models,
        nameof(ITrialGrain) => new ScriptedTrial(key, this),
        nameof(ICatalogGrain) or nameof(IQueueGrain) or nameof(IClusterGrain) or nameof(IExperimentGrain) => Lists,
        _ => throw new NotSupportedException(type.Name),
    };
}
