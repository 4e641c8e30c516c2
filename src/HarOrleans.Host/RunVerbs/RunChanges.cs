using System.Security.Cryptography;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.ExperimentVerbs;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Runs;

namespace HarOrleans.Host.RunVerbs;

/// <summary>What the verbs of <c>har run</c> do that change a run; each says what the run is then.</summary>
internal static class RunChanges
{
    internal static Question Delete(string run) => About(run, async (_, handle, cancelled) =>
    {
        await handle.DeleteAsync(cancelled);
        return "deleted; har run restore with its whole id brings it back";
    });

    internal static Question Restore(string run) => About(run, async (_, handle, cancelled) =>
    {
        await handle.RestoreAsync(cancelled);
        return "restored";
    });

    internal static Question Rename(string run, string name) => About(run, async (_, handle, cancelled) =>
    {
        await handle.RenameAsync(name, cancelled);
        return "renamed";
    });

    internal static Question Move(string run, string experiment) => About(run, async (client, handle, cancelled) =>
    {
        await handle.MoveAsync((await ExperimentFinder.FindAsync(client, experiment, ViewType.ActiveOnly, cancelled)).Id, cancelled);
        return $"in experiment {experiment} now";
    });

    internal static Question Copy(string run, string experiment, string? copyId) => async (client, cancellationToken) =>
    {
        var source = await RunFinder.FindAsync(client, run, cancellationToken);
        var target = await ExperimentFinder.FindAsync(client, experiment, ViewType.ActiveOnly, cancellationToken);
        var copy = await client.Runs.CopyAsync(source.Info.RunId, copyId ?? RandomNumberGenerator.GetHexString(32, lowercase: true), target.Id, cancellationToken);
        return Told($"a copy of {source.Info.RunId[..8]} in experiment {experiment}", await copy.GetAsync(cancellationToken));
    };

    internal static Question Tag(string run, IReadOnlyDictionary<string, string> set, IReadOnlyList<string> take) => About(run, async (_, handle, cancelled) =>
    {
        if (set.Count == 0 && take.Count == 0)
        {
            throw new BadInputException("KEY=VALUE …: none given. Give tags to set, or --delete KEY.");
        }

        await handle.SetTagsAsync(set, cancelled);
        foreach (var key in take)
        {
            await handle.DeleteTagAsync(key, cancelled);
        }

        return "tagged";
    });

    internal static Question Note(string run, string? text) => About(run, async (_, handle, cancelled) =>
    {
        var before = (await handle.GetAsync(cancelled)).Tags.GetValueOrDefault(Notes.RunTag, "");
        if (text is null)
        {
            return before.Length == 0 ? "without a note" : $"noted: {before}";
        }

        await handle.SetNoteAsync(before, text, cancelled);
        return text.Length == 0 ? "without a note now" : "noted";
    });

    private static Question About(string run, Func<HarClient, RunHandle, CancellationToken, Task<string>> change) => async (client, cancellationToken) =>
    {
        var handle = client.Runs.Get((await RunFinder.FindAsync(client, run, cancellationToken)).Info.RunId);
        var what = await change(client, handle, cancellationToken);
        return Told(what, await handle.GetAsync(cancellationToken));
    };

    private static Answer Told(string what, RunDetail run) => new([$"Run {run.Info.Name} ({run.Info.RunId}) is {what}."], RunChangeDocument.Of(run));
}
