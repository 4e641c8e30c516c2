using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Dashboard;

/// <summary>A version of a registered model beside the run that made it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Run">Its run, or null where that is not known, or not there any more.</param>
public sealed record VersionRow(ModelVersion Version, RunDetail? Run)
{
    /// <summary>What its run is called; of a trial <c>STUDY/N</c>.</summary>
    public string Made => (Run?.Info, Run?.Tags.GetValueOrDefault("study")) switch
    {
        ({ TrialNumber: { } trial }, { } study) => string.Create(CultureInfo.InvariantCulture, $"{study}/{trial}"),
        ({ } run, _) => run.Name,
        _ => Version.RunId is { } gone ? Format.ShortId(gone) : "–",
    };

    /// <summary>The accuracy that its run evaluated, in words.</summary>
    public string Accuracy => Run?.Evaluation is { } evaluation ? Format.Number(evaluation.Accuracy) : "–";

    /// <summary>What that accuracy is of, or null.</summary>
    public string? On => Run?.Evaluation is { } evaluation ? $"on {evaluation.Dataset}" : null;
}
