using System.CommandLine;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Demo;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>The options that name the rows which a model is measured on.</summary>
internal sealed class RowsOptions
{
    private readonly Option<string?> _data = Options.OptionalText(
        "--data", "DIR", "Folder with train.csv and test.csv, or train.csv.gz and test.csv.gz. Left out: HAR_DATA, else the cache, else a download of the UCI HAR data, else simulated data.");

    private readonly Option<bool> _noDownload = new("--no-download") { Description = "Do not download data (also HAR_NO_DOWNLOAD=1)." };

    private readonly Option<string> _protocol = Options.Choice(
        "--protocol", "PROTOCOL", "How the data becomes samples; left out, a trial's own, else subject-wise.", Defaults.Protocol, HarData.Protocols);

    private readonly Option<string> _scaling = Options.Choice(
        "--scaling", "SCALING", "How features are scaled; left out, as a trial did it, else standard.", PreparationOptions.StandardScaling, PreparationOptions.Scalings);

    private readonly Option<string> _split = Options.Choice("--split", "SPLIT", "Which rows are predicted.", "test", ["test", "validation"]);

    /// <summary>The options.</summary>
    internal IEnumerable<Symbol> Symbols => [.. DataSymbols, _split];

    /// <summary>Those that say which data, and how it is prepared.</summary>
    internal IEnumerable<Symbol> DataSymbols => [_data, _noDownload, _protocol, _scaling];

    /// <summary>Reads and prepares the rows.</summary>
    /// <param name="call">The call.</param>
    /// <param name="models">The models that are measured; all read the same kind of samples, and their features must be the rows'.</param>
    /// <exception cref="BadInputException">The data cannot be used, or does not fit a model.</exception>
    internal async Task<ModelRows> LoadAsync(ModelCall call, params IReadOnlyList<ChosenModel> models)
    {
        string Chosen(Option<string> option, string setting) => !call.Has(option)
            && models.Select(model => model.Stored.Settings.GetValueOrDefault(setting)).FirstOrDefault(each => each is not null) is { } own ? own : call.Get(option);
        var protocol = Chosen(_protocol, HarLstm.Protocol);
        var options = new DemoOptions
        {
            Data = call.Get(_data),
            NoDownload = call.Get(_noDownload),
            Protocol = protocol,
            Objective = models is [var first, ..] ? first.Objective : HarLstm.Name,
            Settings = new Dictionary<string, string> { [TrainingOptions.Scaling] = Chosen(_scaling, TrainingOptions.Scaling) },
        };
        var found = await DemoData.FindAsync(options, call.Terminal, call.Interrupted);
        var data = DemoData.Load(DemoData.Source(), found, options, call.Interrupted);
        foreach (var model in models)
        {
            Fit(model, data, protocol);
            Warn(call, model, data);
        }

        var rows = ModelRows.Of(data, call.Get(_split) ?? data.Prepared.ValidationName); // not all verbs have --split
        return models is [{ Stored.Preparation: { } own }] ? rows.PreparedBy(own, data.Refit) : rows;
    }

    private static void Fit(ChosenModel model, DemoData data, string protocol)
    {
        var (features, classes) = (data.Prepared.FeatureCount, data.Prepared.Classes.Count);
        if (model.Shape.Features != features)
        {
            var other = protocol == HarData.NotebookProtocol ? HarData.SubjectWiseProtocol : HarData.NotebookProtocol;
            var change = protocol == HarData.NotebookProtocol ? -1 : 1;
            throw new BadInputException(FormattableString.Invariant($"{model.Name}: the model takes {model.Shape.Features} features, but protocol '{protocol}' makes {features} of this data. ")
                + (!model.ReadsWindows && model.Shape.Features == features + change ? $"Give --protocol {other}." : "Give the data that it was trained on with --data."));
        }

        if (model.Shape.Classes != classes)
        {
            throw new BadInputException(FormattableString.Invariant($"{model.Name}: the model tells {model.Shape.Classes} classes apart, but the data has {classes}: {string.Join(", ", data.Prepared.Classes)}."));
        }
    }

    private static void Warn(ModelCall call, ChosenModel model, DemoData data)
    {
        if (model.Stored.Settings.GetValueOrDefault(HarLstm.TrainSha256) is { } digest && digest != data.Facts.TrainSha256)
        {
            call.Terminal.Note($"{model.Name} was trained on other data than this (train {digest[..12]}…, here {data.Facts.TrainSha256[..12]}…), whose statistics scale its inputs now.");
        }
    }
}
