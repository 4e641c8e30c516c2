using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Dashboard.Components.Controls;

/// <summary>One file of a run: text, tables and JSON in the page, pictures and HTML from the server's own address for files, anything else to download.</summary>
public sealed partial class ArtifactViewer
{
    private ArtifactInfo? _shown;
    private string? _shownRun;
    private ArtifactKind _kind;
    private TablePreview? _table;
    private string? _text;
    private string? _fault;

    [Parameter, EditorRequired] public string RunId { get; set; } = "";

    [Parameter, EditorRequired] public ArtifactInfo File { get; set; } = null!;

    [Inject] private IServiceProvider Services { get; set; } = null!;

    /// <summary>A file that was written again has a new address, so that no browser shows the old one.</summary>
    private string Version => Format.Whole(File.ModifiedAt.UtcTicks);

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == File && _shownRun == RunId)
        {
            return;
        }

        (_shown, _shownRun, _table, _text, _fault) = (File, RunId, null, null, null);
        var kind = ArtifactKinds.Of(File.Path);
        _kind = File.Bytes <= ArtifactKinds.Limit(kind) ? kind : ArtifactKind.Other;
        if (_kind is ArtifactKind.Text or ArtifactKind.Json or ArtifactKind.Table)
        {
            var (file, run) = (File, RunId);
            var read = await ReadAsync(run, file, _kind);
            if (_shown == file && _shownRun == run)
            {
                (_table, _text, _fault) = read;
            }
        }
    }

    private async Task<(TablePreview? Table, string? Text, string? Fault)> ReadAsync(string run, ArtifactInfo file, ArtifactKind kind)
    {
        try
        {
            await using var stream = Services.GetService<IRunFiles>() is { } files ? await files.OpenAsync(run, file.Path) : null;
            if (stream is null)
            {
                return (null, null, "The file cannot be read here any more: it was deleted, or a new attempt began. See the list again.");
            }

            if (kind == ArtifactKind.Table)
            {
                return (await TablePreview.ReadAsync(stream, Path.GetExtension(file.Path).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ','), null, null);
            }

            var text = await TextPreview.ReadAsync(stream);
            return (null, kind == ArtifactKind.Json ? TextPreview.Indent(text) : text, null);
        }
        catch (IOException)
        {
            return (null, null, "The file could not be read.");
        }
    }
}
