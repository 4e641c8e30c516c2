using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Studies;
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
        var (trial, objective, files) = await ReadAsync(call, option, text, number => [HarLstm.WeightsArtifact(number)]);
        var weights = files.Values.Single();
        try
        {
            return new StoredModel(
                text, ModelWeights.Read(new MemoryStream(weights)), trial.Params.TryGetValue(HarLstm.Activation, out var activation) ? activation.AsString() : null)
            {
                Objective = objective.Name,
                RunId = trial.RunId,
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
        var (_, _, files) = await ReadAsync(
            call, option, text, number => [$"{HarLstm.ModelFolder}/MLmodel", $"{HarLstm.ModelFolder}/{Preparation.FileName}", HarLstm.WeightsArtifact(number)]);
        return files;
    }

    /// <summary>The trial, and files of its run by name.</summary>
    private static async Task<(FrozenTrial Trial, ObjectiveSpec Objective, Dictionary<string, byte[]> Files)> ReadAsync(
        ModelCall call, string option, string text, Func<int, string[]> paths)
    {
        var (study, number) = Split(text) ?? throw new BadInputException($"{option} '{text}': this is no trial. Give STUDY/N, for example lstm_har_study/3.");
        await using var connection = await StateConnection.OpenAsync(call.State, PostgresOption.OrElsewhere(null), Access.Read, call.Log, TimeProvider.System, call.Interrupted);
        var handle = await StudyFinder.FindAsync(connection.Client, option, study, call.Interrupted);
        var (found, count) = await StudyFinder.TrialAsync(handle, number, call.Interrupted);
        var trial = found ?? throw new BadInputException(count == 0
            ? $"{option} '{text}': study {study} has no trial yet."
            : string.Create(CultureInfo.InvariantCulture, $"{option} '{text}': study {study} has no trial {number}. Its trials are 0 to {count - 1}."));
        var artifacts = connection.Client.Runs.Get(trial.RunId).Artifacts;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in paths(number))
        {
            files[Path.GetFileName(path)] = await ReadAsync(artifacts, path, call.Interrupted) ?? throw Without(option, text, trial);
        }

        return (trial, (await handle.GetAsync(call.Interrupted)).Spec.Objective, files);
    }

    /// <summary>The objective's settings, with the scaling where the trial drew it.</summary>
    internal static Dictionary<string, string> Settings(ObjectiveSpec objective, FrozenTrial trial)
    {
        var settings = new Dictionary<string, string>(objective.Settings);
        if (trial.Params.TryGetValue(TrainingOptions.Scaling, out var scaling))
        {
            settings[TrainingOptions.Scaling] = scaling.AsString();
        }

        return settings;
    }

    /// <summary>A file of the trial's run; null where there is none.</summary>
    internal static async Task<byte[]?> ReadAsync(ArtifactsHandle artifacts, string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = await artifacts.OpenReadAsync(path, cancellationToken);
            using var bytes = new MemoryStream();
            await file.Content.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    private static BadInputException Without(string option, string text, FrozenTrial trial) =>
        new($"{option} '{text}': the trial is {TextFormat.State(trial.State)} and keeps no model. Only a COMPLETE trial has one; har study trials lists all.");

    private static (string Study, int Number)? Split(string text) =>
        text.LastIndexOf('/') is var slash and > 0 && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (text[..slash], number)
            : null;
}
