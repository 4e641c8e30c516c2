using System.Globalization;
using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Output;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Runs;

namespace HarOrleans.Host.RunVerbs;

/// <summary>The verbs of <c>har run artifacts RUN</c>.</summary>
internal static class RunArtifactVerbs
{
    /// <summary>A verb about the run that somebody named.</summary>
    internal static Question About(string run, RunArtifactVerb verb) => async (client, cancellationToken) =>
    {
        var found = await RunFinder.FindAsync(client, run, cancellationToken);
        try
        {
            return await verb(found, client.Runs.Get(found.Info.RunId).Artifacts, cancellationToken);
        }
        catch (ArtifactException e) when (e.Code is ArtifactException.BadPath or ArtifactException.TooLarge)
        {
            throw new BadInputException(e.Message);
        }
    };

    /// <summary>All files, or what lies in a folder.</summary>
    internal static RunArtifactVerb List(string? folder) => async (run, artifacts, cancellationToken) =>
    {
        var files = (await artifacts.ListAllAsync(cancellationToken)).Select(each => new ArtifactEntry(each.Path, false, each.Bytes, each.ModifiedAt, each.Sha256)).ToList();
        var found = folder is null ? files : await artifacts.ListAsync(folder, cancellationToken);
        if (folder is not null && found.Count == 0)
        {
            throw NotThere("FOLDER", folder, files.Select(each => each.Path));
        }

        var total = string.Create(CultureInfo.InvariantCulture, $"{files.Count} files, {TextFormat.FileSize(files.Sum(each => each.Bytes))} in all.");
        return new(
            files.Count == 0
                ? [$"Run {run.Info.Name} ({run.Info.RunId}) has no files."]
                : [.. TextTable.Lines(["path", ">size", "SHA-256", "written (UTC)"], found.Select(Row)), total],
            new { run_id = run.Info.RunId, files = found.Select(each => new { each.Path, each.IsFolder, each.Bytes, modified = each.ModifiedAt.UtcDateTime, each.Sha256 }) });
    };

    /// <summary>A file, or every file of a folder.</summary>
    internal static RunArtifactVerb Download(string path, string folder) => async (run, artifacts, cancellationToken) =>
    {
        var files = await artifacts.ListAllAsync(cancellationToken);
        var below = path.Trim('/');
        var chosen = files.Where(each => below.Length == 0 || each.Path == below || each.Path.StartsWith(below + "/", StringComparison.Ordinal)).ToList();
        if (chosen.Count == 0)
        {
            throw NotThere("PATH", path, files.Select(each => each.Path));
        }

        try
        {
            if (chosen is [var one] && one.Path == below)
            {
                await artifacts.DownloadAsync(below, Path.Combine(folder, Path.GetFileName(below)), null, cancellationToken);
            }
            else
            {
                await artifacts.DownloadFolderAsync(folder, below, null, cancellationToken);
            }
        }
        catch (UnauthorizedAccessException e)
        {
            throw new BadInputException($"--out '{folder}': {e.Message}");
        }

        var bytes = chosen.Sum(each => each.Bytes);
        return new(
            [string.Create(CultureInfo.InvariantCulture, $"{chosen.Count} files, {TextFormat.FileSize(bytes)}, of run {run.Info.Name} are in {Path.GetFullPath(folder)}.")],
            new { run_id = run.Info.RunId, files = chosen.Count, bytes, @out = Path.GetFullPath(folder) });
    };

    /// <summary>Files, and folders with everything below them.</summary>
    internal static RunArtifactVerb Upload(IReadOnlyList<string> sources, string to) => async (run, artifacts, cancellationToken) =>
    {
        foreach (var missing in sources.Where(source => !File.Exists(source) && !Directory.Exists(source)))
        {
            throw new BadInputException($"FILE|DIR '{missing}': there is no such file or folder. Nothing was stored.");
        }

        var sent = 0;
        foreach (var source in sources)
        {
            if (Directory.Exists(source))
            {
                sent += await artifacts.UploadFolderAsync(source, to, null, cancellationToken);
            }
            else
            {
                await artifacts.UploadAsync(source, $"{to.Trim('/')}/{Path.GetFileName(source)}".TrimStart('/'), null, cancellationToken);
                sent++;
            }
        }

        return new(
            [string.Create(CultureInfo.InvariantCulture, $"{sent} files stored with run {run.Info.Name} ({run.Info.RunId}).")],
            new { run_id = run.Info.RunId, files = sent });
    };

    private static IReadOnlyList<string> Row(ArtifactEntry entry) =>
        [entry.IsFolder ? entry.Path + "/" : entry.Path, TextFormat.FileSize(entry.Bytes), entry.Sha256?[..12] ?? "", TextFormat.Moment(entry.ModifiedAt)];

    private static BadInputException NotThere(string argument, string path, IEnumerable<string> files) => new(
        files.Take(5).ToList() is { Count: > 0 } some
            ? $"{argument} '{path}': the run has no such file or folder. It has {string.Join(", ", some)}{(some.Count == 5 ? ", …" : "")}."
            : $"{argument} '{path}': the run has no files.");
}
