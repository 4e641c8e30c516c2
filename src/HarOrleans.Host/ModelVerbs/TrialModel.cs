using System.Globalization;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Grains;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Studies;
using HarOrleans.Storage;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>The kept model of a trial, out of a state folder whose server may run or not.</summary>
internal static class TrialModel
{
    /// <summary>Whether a text has the form <c>STUDY/N</c>.</summary>
    internal static bool Fits(string text) => Split(text) is not null;

    /// <summary>Finds the trial and reads its weights.</summary>
    /// <param name="call">The call.</param>
    /// <param name="option">The option or argument that names the trial, for messages.</param>
    /// <param name="text"><c>STUDY/N</c>.</param>
    /// <exception cref="BadInputException">There is no such trial, or it kept no weights.</exception>
    internal static async Task<StoredModel> LoadAsync(ModelCall call, string option, string text)
    {
        var (trial, objective) = await FindAsync(call, option, text);
        var path = HarLstm.WeightsArtifact(trial.Number);
        var weights = await ReadAsync(call, trial, path) ?? throw Without(option, text, trial);
        try
        {
            return new StoredModel(
                text, ModelWeights.Read(new MemoryStream(weights)), trial.Params.TryGetValue(HarLstm.Activation, out var activation) ? activation.AsString() : null)
            {
                Objective = objective.Name,
                Settings = Settings(objective, trial),
            };
        }
        catch (HarException e)
        {
            throw new BadInputException($"{option} '{text}': {e.Message}");
        }
    }

    /// <summary>The files of the trial's logged model, by name.</summary>
    /// <exception cref="BadInputException">There is no such trial, or it logged no model.</exception>
    internal static async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(ModelCall call, string option, string text)
    {
        var (trial, _) = await FindAsync(call, option, text);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in (string[])[$"{HarLstm.ModelFolder}/MLmodel", $"{HarLstm.ModelFolder}/{Preparation.FileName}", HarLstm.WeightsArtifact(trial.Number)])
        {
            files[Path.GetFileName(path)] = await ReadAsync(call, trial, path) ?? throw Without(option, text, trial);
        }

        return files;
    }

    private static async Task<(FrozenTrial Trial, ObjectiveSpec Objective)> FindAsync(ModelCall call, string option, string text)
    {
        var (study, number) = Split(text) ?? throw new BadInputException($"{option} '{text}': this is no trial. Give STUDY/N, for example lstm_har_study/3.");
        await using var connection = await StateConnection.OpenAsync(call.State, PostgresOption.OrElsewhere(null), Access.Read, call.Log, TimeProvider.System, call.Interrupted);
        var handle = await StudyFinder.FindAsync(connection.Client, study, call.Interrupted);
        var trials = (await handle.GetTrialsAsync(0, call.Interrupted)).Trials;
        var trial = trials.FirstOrDefault(each => each.Number == number) ?? throw new BadInputException(trials.Count == 0
            ? $"{option} '{text}': study {study} has no trial yet."
            : string.Create(CultureInfo.InvariantCulture, $"{option} '{text}': study {study} has no trial {number}. Its trials are 0 to {trials.Max(each => each.Number)}."));
        return (trial, (await handle.GetAsync(call.Interrupted)).Spec.Objective);
    }

    /// <summary>The objective's settings, with the scaling where the trial drew it.</summary>
    private static Dictionary<string, string> Settings(ObjectiveSpec objective, FrozenTrial trial)
    {
        var settings = new Dictionary<string, string>(objective.Settings);
        if (trial.Params.TryGetValue(TrainingOptions.Scaling, out var scaling))
        {
            settings[TrainingOptions.Scaling] = scaling.AsString();
        }

        return settings;
    }

    /// <summary>A file of the trial's run, which lies in the state folder itself; null where there is none.</summary>
    private static async Task<byte[]?> ReadAsync(ModelCall call, FrozenTrial trial, string path)
    {
        await using var services = new ServiceCollection().AddHarStorage(new HarStorageOptions { StateFolder = Path.GetFullPath(call.State) }).BuildServiceProvider();
        await using var file = await services.GetRequiredService<IArtifactStore>().OpenReadAsync(RunArtifacts.Path(trial.RunId, trial.Attempt, path), call.Interrupted);
        if (file is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, call.Interrupted);
        return bytes.ToArray();
    }

    private static BadInputException Without(string option, string text, FrozenTrial trial) =>
        new($"{option} '{text}': the trial is {TextFormat.State(trial.State)} and keeps no model. Only a COMPLETE trial has one; har study trials lists all.");

    private static (string Study, int Number)? Split(string text) =>
        text.LastIndexOf('/') is var slash and > 0 && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (text[..slash], number)
            : null;
}
