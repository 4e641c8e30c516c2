using HarOrleans.Contracts;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace HarOrleans.Grains.Tests;

/// <summary>Silos of two versions side by side: what one has stored the other reads, or refuses by name.</summary>
public sealed class StateFormatTests : IDisposable
{
    /// <summary>As <c>har study create</c> and <c>har study schedule</c> stored it before states had formats and trials could be put in front for good.</summary>
    private const string OldStudy =
        "20e820e8400f64656661756c74410b6c6f63616c410f77616c6b696e67c10b010531018da25e817153797374656d2e436f6c6c656374696f6e732e47656e657269632e4c69737460315b5b6861722e536561726368506172616d657465725d5d00032140"
        + "056c72310198026ddb2b6861722e466c6f6174446973747269627574696f6ee8e880fca9f1d24d62503f819a9999999999b93f0103c101e8e0e8e0e021401161736b2d74656c6c3101db36ad737553797374656d2e436f6c6c656374696f6e732e47656e"
        + "657269632e44696374696f6e61727960325b5b737472696e675d2c5b737472696e675d5de03907e0e8e0214007747065011d3907e0e8e021400d6d656469616e3907e0e8e0011101010151c1012935e0090301810046c32300000000e00105090301c101"
        + "21803c37d73d874cdf08810000000000000000e021800c43f044874cdf08810000000000000000e00109c101810000000000000000c1013907e03907010541196861723a726571756972657340195b226770753d61313030225d40196861723a7072696f"
        + "72697479400332e0c101e0";

    private const string OldExperiment =
        "20200005410f64656661756c74410b6c6f63616c410f77616c6b696e673101db36ad737553797374656d2e436f6c6c656374696f6e732e47656e657269632e44696374696f6e61727960325b5b737472696e675d2c5b737472696e675d5de0218075c787"
        + "3d874cdf08810000000000000000e0c101c101e8e0e0";

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_an_older_version_stored_is_read()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();

        var study = serializer.Deserialize<StudyState>(Convert.FromHexString(OldStudy))!;
        var experiment = serializer.Deserialize<ExperimentState>(Convert.FromHexString(OldExperiment))!;

        Assert.Equal(("walking", StudyPhase.Created, 1L, StudyDirection.Maximize), (study.Spec!.Name, study.Phase, study.ExperimentId, study.Spec.Direction));
        var schedule = StudySchedule.Of(study.SystemAttributes);
        Assert.Equal(["gpu=a100"], schedule.Requires);
        Assert.Equal(2, schedule.Priority);
        Assert.Equal((1, 0), (study.Format, study.Fronts.Count));
        Assert.Equal(("walking", 1), (experiment.Info!.Name, experiment.Format));
    }

    [Fact]
    public async Task What_a_newer_version_stored_is_refused_by_name_and_stays_as_it_is()
    {
        GrainId study, experiment;
        long studyId;
        await using (var server = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth()))
        {
            var made = await StudyRuns.OptimizeAsync(server.Client, TestSpecs.Study(), trials: 1);
            studyId = made.Id;
            study = server.Grains.GetGrain<IStudyGrain>(made.Id).GetGrainId();
            experiment = server.Grains.GetGrain<IExperimentGrain>((await made.GetAsync(Cancelled)).ExperimentId).GetGrainId();
            await ChangeAsync<StudyState>(server, GrainStates.Study, study, state => state.Format = 7);
            await ChangeAsync<ExperimentState>(server, GrainStates.Experiment, experiment, state => state.Format = 8);
        }

        await using var older = await HarTestServer.StartAsync(_folder.Path, ScriptedObjective.Smooth());
        var refused = await Assert.ThrowsAsync<StateFormatException>(() => older.Client.Studies.Get(studyId).GetAsync(Cancelled));
        Assert.Equal($"The state 'study' of {study} has format 7, and this version knows none above 1: a newer version wrote it. Nothing was changed. Update this server.", refused.Message);
        await Assert.ThrowsAsync<StateFormatException>(() => older.Client.Studies.Get(studyId).OptimizeAsync(new(5, 1), null, Cancelled));
        await Assert.ThrowsAsync<StateFormatException>(() => older.Grains.GetGrain<IExperimentGrain>(experiment.GetIntegerKey()).GetAsync(Cancelled));
        await ChangeAsync<StudyState>(older, GrainStates.Study, study, state => Assert.Equal((7, "study", 1), (state.Format, state.Spec!.Name, state.Budget!.Trials)));

        // What it can read is not held up.
        var other = await StudyRuns.OptimizeAsync(older.Client, TestSpecs.Study("other") with { Experiment = "another" }, trials: 1);
        await Eventually.TrueAsync(async () => (await older.Client.Studies.ListAsync(cancellationToken: Cancelled)).Any(x => x.Id == other.Id && x.Phase == StudyPhase.Finished), Cancelled);
    }

    private static async Task ChangeAsync<T>(HarTestServer server, string name, GrainId grain, Action<T> change)
        where T : new()
    {
        var states = server.Services.GetRequiredKeyedService<IGrainStorage>(GrainStates.Provider);
        var stored = new GrainState<T>(new T());
        await states.ReadStateAsync(name, grain, stored);
        change(stored.State!);
        await states.WriteStateAsync(name, grain, stored);
    }
}
