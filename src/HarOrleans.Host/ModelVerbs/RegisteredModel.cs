using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Studies;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>A version of a registered model, out of a state folder whose server may run or not.</summary>
internal static class RegisteredModel
{
    /// <summary>Whether a text names such a version and cannot mean a trial.</summary>
    internal static bool Fits(string text) => ModelReference.TryParse(text, out var named) && (named.Alias is not null || text.StartsWith("models:/", StringComparison.Ordinal));

    /// <summary>Finds the version and reads its model.</summary>
    /// <param name="call">The call.</param>
    /// <param name="option">The option or argument that names it, for messages.</param>
    /// <param name="text"><c>NAME@ALIAS</c> or <c>NAME/VERSION</c>.</param>
    /// <exception cref="BadInputException">There is no such version, or its files are no model of ours.</exception>
    internal static async Task<StoredModel> LoadAsync(ModelCall call, string option, string text)
    {
        var (parts, settings, runId) = await FindAsync(call, option, text);
        return new StoredModel(text, parts.Weights, parts.Activation) { Objective = parts.Objective, RunId = runId, Settings = settings, Preparation = parts.Preparation };
    }

    /// <summary>The version, ready to predict.</summary>
    /// <exception cref="BadInputException">There is no such version, or its files are no model of ours.</exception>
    internal static async Task<ServedModel> ServeAsync(ModelCall call, string option, string text)
    {
        var (parts, _, _) = await FindAsync(call, option, text);
        return ServedModel.Of(parts.Weights, parts.Activation, parts.Preparation, parts.Objective is { } objective ? HarObjectives.ReadsWindows(objective) : null);
    }

    private static async Task<(LoggedModelParts Parts, IReadOnlyDictionary<string, string> Settings, string? RunId)> FindAsync(ModelCall call, string option, string text)
    {
        await using var connection = await StateConnection.OpenAsync(call.State, PostgresOption.OrElsewhere(null), Access.Read, call.Log, TimeProvider.System, call.Interrupted);
        try
        {
            var version = await connection.Client.Models.ResolveAsync(text, call.Interrupted);
            var (files, folder, settings) = await PlaceAsync(connection.Client, version, call.Interrupted);
            var parts = LoggedModelParts.Read(name => TrialModel.ReadAsync(files, folder + name, call.Interrupted).GetAwaiter().GetResult() is { } bytes ? new MemoryStream(bytes) : null);
            return (parts, Settings(settings, parts.Preparation), version.RunId);
        }
        catch (InvalidSpecException)
        {
            throw new BadInputException($"{option} '{text}': this names no version of a registered model. Give {ModelReference.Form}.");
        }
        catch (NotFoundException e)
        {
            throw new BadInputException($"{option} '{text}': {e.Message}{await NearestAsync(connection.Client, text, call.Interrupted)}");
        }
        catch (Exception e) when (e is HarException or InvalidDataSetException)
        {
            throw new BadInputException($"{option} '{text}': {e.Message}");
        }
    }

    /// <summary>The version's files, and the settings of the study that made it, where a trial did.</summary>
    private static async Task<(ArtifactsHandle Files, string Folder, IReadOnlyDictionary<string, string> Settings)> PlaceAsync(HarClient client, ModelVersion version, CancellationToken cancellationToken)
    {
        var source = ModelSource.TryParse(version.Source, out var parsed) ? parsed : throw new HarException($"The version's source '{version.Source}' names no model.");
        if (source.ModelId is { } modelId)
        {
            return (client.LoggedModels.ArtifactsOf(modelId), string.Empty, new Dictionary<string, string>());
        }

        var run = client.Runs.Get(source.RunId!);
        if ((await run.GetAsync(cancellationToken)).Info is not { StudyId: { } study, TrialNumber: { } number })
        {
            return (run.Artifacts, source.Path + "/", new Dictionary<string, string>());
        }

        var handle = client.Studies.Get(study);
        var trial = (await StudyFinder.TrialAsync(handle, number, cancellationToken)).Trial
            ?? throw new NotFoundException("trial", FormattableString.Invariant($"{number} of study {study}, which made the version"));
        return (run.Artifacts, source.Path + "/", TrialModel.Settings((await handle.GetAsync(cancellationToken)).Spec.Objective, trial));
    }

    /// <summary>What its preparation says, where no study does.</summary>
    private static IReadOnlyDictionary<string, string> Settings(IReadOnlyDictionary<string, string> study, Preparation preparation) => study.Count > 0
        ? study
        : new Dictionary<string, string>
        {
            [HarLstm.Protocol] = preparation.Protocol,
            [TrainingOptions.Scaling] = preparation.Scaling.Mean.All(each => each == 0) && preparation.Scaling.Scale.All(each => each == 1)
                ? PreparationOptions.NoScaling : PreparationOptions.StandardScaling,
        };

    private static async Task<string> NearestAsync(HarClient client, string text, CancellationToken cancellationToken)
    {
        var known = await client.Models.ListAsync(0, 1000, cancellationToken);
        var named = ModelReference.TryParse(text, out var parsed) ? known.FirstOrDefault(each => each.Name == parsed.Name) : null;
        return known.Count == 0 ? " No model is registered here yet; har model register makes one."
            : named is null ? $" Nearest: {string.Join(", ", Nearest.Names(text.Split('@', '/')[0], known.Select(each => each.Name)))}."
            : $" har model show {named.Name} lists what it has.";
    }
}
