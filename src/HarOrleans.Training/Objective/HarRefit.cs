using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training;

/// <summary>
/// The refit of a study's winner, as scikit-learn's <c>GridSearchCV(refit=True)</c> has it: its parameters trained once more on all people of the training file, for as many epochs as validation
/// chose, with the trial's seed and the study's schedule; or for all of the study's epochs, where the schedule lowers the learning rate towards the last of them. Nothing is chosen by it.
/// </summary>
public static class HarRefit
{
    /// <summary>Trains and tests. The same arguments give the same bits; loads libtorch where it is not loaded yet.</summary>
    /// <param name="data">Prepared for a refit (<see cref="PreparationOptions.Refit"/>), by the study's protocol, which must keep the test file apart.</param>
    /// <param name="objective">The study's objective.</param>
    /// <param name="winner">The trial.</param>
    /// <param name="bestEpoch">The epoch that validation chose: the one that the winner's weights are of.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="runId">The run that the model will be logged in.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">The protocol does not keep the test file apart.</exception>
    /// <exception cref="HarException">The training fails.</exception>
    public static RefitResult Run(
        PreparedData data, ObjectiveSpec objective, FrozenTrial winner, int bestEpoch, long seed, string runId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(winner);
        ArgumentOutOfRangeException.ThrowIfLessThan(bestEpoch, 1);
        var test = data.Test ?? throw new ArgumentException($"Protocol '{data.Protocol}' does not keep the test file apart.", nameof(data));
        var family = ModelFamilies.Of(objective.Name);
        var values = TrialValues.Of(family.AllRules(), objective, winner.Params);
        var planned = SpecCheck.IsEpochs(objective.Settings.GetValueOrDefault(HarLstm.Epochs), out var most) ? Math.Max(most, bestEpoch) : bestEpoch;
        var settings = TrialSettings.Of(values, planned, seed);

        // Validation's epoch is a few people's luck; the end of such a schedule is a choice.
        var epochs = settings.Schedule.Kind is ScheduleKind.CosineAnnealingLR or ScheduleKind.OneCycleLR ? planned : bestEpoch;
        var rows = TrialData.Rows(data, data.TrainX, data.TrainY);
        using var training = new TrainingLoop(generator => family.Create(values, data, generator), settings, data.Classes, rows, rows);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            training.TrainEpoch(cancellationToken);
        }

        var weights = training.CurrentWeights();
        return new RefitResult(
            epochs,
            data.TrainY.Length,
            HarLstmTest.Run(data, test, objective, winner, weights, cancellationToken),
            LoggedModel.Files(runId, HarLstm.RefitWeights, weights, family, values, data));
    }
}
