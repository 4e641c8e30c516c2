using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Training.Tests;

public sealed class HarLstmObjectiveTests
{
    private static readonly IObjective Objective = Registered();

    [Fact]
    public void An_undisturbed_trial_writes_each_epoch_in_order_and_ends_with_its_evaluation_and_weights()
    {
        var ledger = new TrialLedger();

        var outcome = Run(ledger);

        Assert.Equal(
            [
                "input training", "input eval", "metrics 1", "checkpoint 1", "report 1", "metrics 2", "checkpoint 2", "report 2", "metrics 3", "checkpoint 3", "report 3",
                "metrics 4", "checkpoint 4", "report 4",
                "attribute val_accuracy", "attribute val_loss", "attribute val_precision", "attribute val_recall", "attribute val_f1",
                $"artifact {HarLstm.WeightsArtifact(0)}", "artifact model/MLmodel", "artifact model/input_example.json", "artifact model/preparation.json",
                $"artifact {EvaluationFiles.Predictions}", "evaluation",
            ],
            ledger.Calls);
        Assert.Equal(40, ledger.Points.Count);
        var accuracies = ledger.History.Where(point => point.Key == "val_accuracy").ToList();
        Assert.Equal(accuracies.Select(point => (point.Step, point.Value)), ledger.Reports);
        Assert.Equal(TrialOutcome.Complete(accuracies.Max(point => point.Value)), outcome);
        Assert.Equal(outcome.Value, ledger.Evaluation!.Accuracy);
        Assert.Equal("test", ledger.Evaluation.Dataset);
        Assert.Equal(outcome.Value, Evaluations.Accuracy(ledger.Evaluation.Confusion));
        Assert.Equal(90, ledger.Evaluation.Weighted.Support);
        Assert.Equal(accuracies.First(point => point.Value == outcome.Value).Step, ledger.Evaluation.Step);
        var weights = PyTorchStateDict.Read(new MemoryStream(ledger.Artifacts[HarLstm.WeightsArtifact(0)]));
        Assert.Equal([64L, Blobs.Features + 1], weights[0].Shape);
        Assert.Equal([("training", "blobs/train", BlobSource.TrainDigest), ("eval", "blobs/test", BlobSource.TestDigest)], ledger.Inputs.Select(input => (input.Context, input.Dataset.Name, input.Dataset.Digest)));
        Assert.All(ledger.Inputs, input => Assert.Empty(input.Dataset.Errors()));
        Assert.Contains("\"num_rows\":150", ledger.Inputs[0].Dataset.Profile, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_that_dies_at_any_call_ends_as_an_undisturbed_one()
    {
        var undisturbed = new TrialLedger();
        var expected = Run(undisturbed);

        for (var call = 1; call <= undisturbed.Calls.Count; call++)
        {
            foreach (var after in (bool[])[false, true])
            {
                var ledger = new TrialLedger();
                Assert.Throws<SuddenDeathException>(() => Attempt(new LedgerTrial(ledger, Assignments.Trial()) { DiesAt = call, DiesAfter = after }));

                var outcome = Run(ledger);

                var where = $"call {call}, after: {after}";
                Assert.True(expected == outcome, where);
                Assert.True(undisturbed.History.SequenceEqual(ledger.History), where);
                Assert.True(undisturbed.Reports.SequenceEqual(ledger.Reports.Distinct()), where);
                Assert.True(undisturbed.Artifacts[HarLstm.WeightsArtifact(0)].SequenceEqual(ledger.Artifacts[HarLstm.WeightsArtifact(0)]), where);
                Assert.True(ClassificationReport.Text(undisturbed.Evaluation!, 17) == ClassificationReport.Text(ledger.Evaluation!, 17), where);
            }
        }
    }

    [Fact]
    public void A_resumed_trial_reports_the_checkpoints_epoch_first()
    {
        var ledger = new TrialLedger();
        Assert.Throws<SuddenDeathException>(() => Attempt(new LedgerTrial(ledger, Assignments.Trial()) { DiesAt = 7, DiesAfter = true }));
        Assert.Equal("checkpoint 2", ledger.Calls[^1]);
        ledger.Calls.Clear();

        Run(ledger);

        Assert.Equal(["report 2", "metrics 3"], ledger.Calls.Take(2));
    }

    [Fact]
    public void A_pruned_trial_stops_after_its_report_and_says_why()
    {
        var ledger = new TrialLedger();
        var trial = new LedgerTrial(ledger, Assignments.Trial()) { Answer = (step, _) => new ReportAnswer(step == 2, "worse than the median") };

        var outcome = Attempt(trial);

        Assert.Equal(TrialOutcome.Pruned("worse than the median"), outcome);
        Assert.Equal("report 2", ledger.Calls[^1]);
        Assert.Null(ledger.Evaluation);
    }

    [Fact]
    public void A_trial_that_died_before_it_heard_that_it_is_pruned_is_pruned_on_resuming()
    {
        var ledger = new TrialLedger();
        ReportAnswer Prune(long step, double value) => new(step == 2, "worse");
        Assert.Throws<SuddenDeathException>(() => Attempt(new LedgerTrial(ledger, Assignments.Trial()) { DiesAt = 8, DiesAfter = true, Answer = Prune }));
        Assert.Equal("report 2", ledger.Calls[^1]);

        Assert.Equal(TrialOutcome.Pruned("worse"), Attempt(new LedgerTrial(ledger, Assignments.Trial()) { Answer = Prune }));
        Assert.Equal(["report 2", "report 2"], ledger.Calls.TakeLast(2));
    }

    [Fact]
    public void A_cancelled_trial_throws_and_keeps_its_checkpoint()
    {
        var ledger = new TrialLedger();
        using var cancel = new CancellationTokenSource();
        var trial = new LedgerTrial(ledger, Assignments.Trial()) { OnCall = call => { if (call == "report 2") { cancel.Cancel(); } } };

        Assert.Throws<OperationCanceledException>(() => Objective.Run(trial, cancel.Token));

        Assert.Equal(2, ledger.Checkpoint!.Value.Step);
        Assert.Equal("report 2", ledger.Calls[^1]);
        Assert.NotNull(Run(ledger).Value);
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_and_nothing_is_written()
    {
        var ledger = new TrialLedger();
        Assert.Throws<SuddenDeathException>(() => Attempt(new LedgerTrial(ledger, Assignments.Trial()) { DiesAt = 6 }));
        ledger.Checkpoint!.Value.Bytes[^100] ^= 1;
        ledger.Calls.Clear();

        var error = Assert.Throws<HarException>(() => Run(ledger));

        Assert.Contains("checkpoint is damaged", error.Message, StringComparison.Ordinal);
        Assert.Empty(ledger.Calls);
    }

    [Fact]
    public void A_checkpoint_of_other_parameters_is_refused()
    {
        var ledger = new TrialLedger();
        Assert.Throws<SuddenDeathException>(() => Attempt(new LedgerTrial(ledger, Assignments.Trial()) { DiesAt = 6 }));
        var other = Assignments.Params();
        other[HarLstm.LearningRate] = ParamValue.Of(0.5);

        var error = Assert.Throws<HarException>(() => Attempt(new LedgerTrial(ledger, Assignments.Trial(parameters: other))));

        Assert.Contains("lr=0.5", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train_sha256")]
    [InlineData("test_sha256")]
    public void Other_data_than_the_studys_is_refused_by_the_fields_name(string field)
    {
        var other = new string('c', 64);
        var spec = field == "train_sha256" ? Assignments.Objective(trainDigest: other) : Assignments.Objective(testDigest: other);
        var ledger = new TrialLedger();

        var error = Assert.Throws<HarException>(() => Attempt(new LedgerTrial(ledger, Assignments.Trial(spec))));

        Assert.StartsWith($"{field}:", error.Message, StringComparison.Ordinal);
        Assert.Contains(other, error.Message, StringComparison.Ordinal);
        Assert.Empty(ledger.Calls);
    }

    [Fact]
    public void Missing_data_and_wrong_parameters_are_refused_with_their_reasons()
    {
        var missing = Assignments.Trial(Assignments.Objective(folder: "/nowhere"));
        Assert.Contains("/nowhere", Assert.Throws<InvalidDataSetException>(() => Attempt(new LedgerTrial(new(), missing))).Message, StringComparison.Ordinal);

        var wrong = Assignments.Params();
        wrong[HarLstm.Dropout] = ParamValue.Of(1.0);
        wrong.Remove(HarLstm.NumLayers);
        var error = Assert.Throws<InvalidSpecException>(() => Attempt(new LedgerTrial(new(), Assignments.Trial(parameters: wrong))));
        Assert.Equal(2, error.Errors.Count);
    }

    [Fact]
    public void Registering_twice_gives_one_objective()
    {
        var services = new ServiceCollection().AddSingleton<IHarDataSource, BlobSource>().AddHarTraining().AddHarTraining();
        using var provider = services.BuildServiceProvider();
        Assert.Equal(["har-lstm", "har-raw-lstm", "har-cnn"], provider.GetServices<IObjective>().Select(each => each.Name));
    }

    private static IObjective Registered()
    {
        var services = new ServiceCollection().AddSingleton<IHarDataSource, BlobSource>().AddHarTraining();
        return services.BuildServiceProvider().GetServices<IObjective>().Single(each => each.Name == HarLstm.Name);
    }

    private static TrialOutcome Run(TrialLedger ledger) => Attempt(new LedgerTrial(ledger, Assignments.Trial()));

    private static TrialOutcome Attempt(LedgerTrial trial) => Objective.Run(trial, TestContext.Current.CancellationToken);
}
