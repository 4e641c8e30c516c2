using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>Two versions of a registered model beside each other. Read once; a reload reads again.</summary>
public sealed partial class ModelDifferencePage
{
    private const int MostNamed = 12;

    private ModelInfo? _model;
    private IReadOnlyList<VersionRow> _versions = [];
    private IReadOnlyList<VersionDifference> _rows = [];
    private LoggedComparison? _comparison;
    private bool _isRead;
    private (string, int, int)? _asked;

    [Parameter] public string Name { get; set; } = "";

    [SupplyParameterFromQuery] public int A { get; set; }

    [SupplyParameterFromQuery] public int B { get; set; }

    [Inject] private IServiceProvider Services { get; set; } = null!;

    private string Same => string.Join(", ", _rows.Where(row => !row.Differs).Select(row => row.Kind == "signature" ? $"{row.Key} of the signature" : row.Key).Take(MostNamed));

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_asked != (Name, A, B))
        {
            (_asked, _isRead) = ((Name, A, B), false);
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin() => Follow<bool>((_, cancellationToken) => ReadAsync(cancellationToken), _ => Task.CompletedTask);

    private async IAsyncEnumerable<bool> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var handle = await Client.Models.FindAsync(Name, cancellationToken) ?? throw new NotFoundException("registered model", Name);
        var model = await handle.GetAsync(cancellationToken);
        List<VersionRow> versions = [];
        foreach (var number in (int[])[A, B])
        {
            var version = model.Versions.FirstOrDefault(each => each.Version == number) ?? throw new NotFoundException("version", $"{Name}/{number}");
            versions.Add(new VersionRow(version, version.RunId is { } run ? await Client.FindRunAsync(run, cancellationToken) : null));
        }

        var files = Services.GetService<IRunFiles>();
        var (a, b) = (versions[0], versions[1]);
        _rows = VersionDifference.Of((a.Run, await ModelSignature.OfAsync(files, a.Version)), (b.Run, await ModelSignature.OfAsync(files, b.Version)));
        _comparison = a.Version.RunId is { } one && b.Version.RunId is { } other ? await LoggedJson.ReadAsync(files, one, EvaluationFiles.Compared(other), LoggedComparison.Read) : null;
        (_model, _versions, _isRead) = (model, versions, true);
        yield return true;
    }
}
