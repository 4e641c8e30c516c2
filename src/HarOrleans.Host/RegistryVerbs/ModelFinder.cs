using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Host.Reading;
using HarOrleans.Host.Reading.Runs;

namespace HarOrleans.Host.RegistryVerbs;

/// <summary>Finds registered models by name, and the logged models of runs.</summary>
internal static class ModelFinder
{
    private const int Page = 1000;
    private const string Description = "/MLmodel";

    /// <summary>The registered model.</summary>
    /// <exception cref="BadInputException">There is none of this name; the message names the nearest.</exception>
    internal static async Task<ModelHandle> FindAsync(HarClient client, string name, CancellationToken cancellationToken)
    {
        if (await client.Models.FindAsync(name, cancellationToken) is { } found)
        {
            return found;
        }

        var all = await ListAsync(client, cancellationToken);
        throw new BadInputException(all.Count == 0
            ? $"NAME '{name}': no model is registered here yet. har model register makes one."
            : $"NAME '{name}': there is no such registered model. Nearest: {string.Join(", ", Nearest.Names(name, all.Select(each => each.Name)))}. har model list shows them.");
    }

    /// <summary>All registered models by name.</summary>
    internal static async Task<IReadOnlyList<ModelSummary>> ListAsync(HarClient client, CancellationToken cancellationToken)
    {
        List<ModelSummary> all = [];
        for (var more = true; more;)
        {
            var page = await client.Models.ListAsync(all.Count, Page, cancellationToken);
            all.AddRange(page);
            more = page.Count == Page;
        }

        return all;
    }

    /// <summary>The URI of a model that a run logged: the one it has, or the one of a folder.</summary>
    /// <param name="client">The way in.</param>
    /// <param name="option">The option that names the run, for messages.</param>
    /// <param name="text">The run.</param>
    /// <param name="path">The folder, or a logged model's id; null for the only one.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="BadInputException">There is no such run, or it has no model, or several.</exception>
    internal static async Task<string> SourceAsync(HarClient client, string option, string text, string? path, CancellationToken cancellationToken)
    {
        var run = await RunFinder.FindAsync(client, text, cancellationToken);
        var files = await client.Runs.Get(run.Info.RunId).ListArtifactsAsync(cancellationToken);
        var folders = files.Where(file => file.Path.EndsWith(Description, StringComparison.Ordinal)).Select(file => file.Path[..^Description.Length]).ToList();
        var logged = (run.Models ?? []).Where(model => model.Output).Select(model => model.ModelId).ToList();
        var named = path is null ? [.. folders, .. logged] : folders.Concat(logged).Where(each => each == path.Trim('/')).ToList();
        return named switch
        {
            [var one] => logged.Contains(one) ? $"models:/{one}" : ModelSource.OfRun(run.Info.RunId, one).ToString(),
            [] when folders.Count + logged.Count == 0 => throw new BadInputException($"{option} {text}: the run has logged no model. A trial logs one when it is COMPLETE; har run show {text} says how far it is."),
            _ => throw new BadInputException(
                $"{(path is null ? $"{option} {text}" : $"--path {path}")}: the run has {(path is null ? "several models" : "no such model")}. Give --path with one of {string.Join(", ", folders.Concat(logged))}."),
        };
    }
}
