using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>One registered model: its versions with the runs that made them, its aliases and their history.</summary>
public sealed partial class ModelPage
{
    /// <summary>Most versions that are listed, the latest first.</summary>
    internal const int MostVersions = 50;

    private readonly Dictionary<string, RunDetail?> _runs = [];
    private ModelInfo? _model;
    private IReadOnlyList<VersionRow> _rows = [];
    private string? _shown;

    [Parameter] public string Name { get; set; } = "";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != Name)
        {
            (_shown, _model, _rows) = (Name, null, []);
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        var name = Name;
        Poll(async cancellationToken =>
        {
            var handle = await Client.Models.FindAsync(name, cancellationToken) ?? throw new NotFoundException("registered model", name);
            var model = await handle.GetAsync(cancellationToken);
            var latest = model.Versions.OrderByDescending(version => version.Version).Take(MostVersions).ToList();
            foreach (var runId in latest.Select(version => version.RunId).OfType<string>().Where(runId => !_runs.ContainsKey(runId)))
            {
                _runs[runId] = await Client.FindRunAsync(runId, cancellationToken);
            }

            if (name == Name)
            {
                (_model, _rows) = (model, [.. latest.Select(version => new VersionRow(version, version.RunId is { } run ? _runs[run] : null))]);
            }
        });
    }

    private static Dictionary<string, int> Of(ModelInfo model, int version) => model.Aliases.Where(each => each.Value == version).ToDictionary();
}
