using HarOrleans.Contracts;
using HarOrleans.Host.Demo;

namespace HarOrleans.Host.Tests.Demo;

public sealed class DemoReportTests
{
    [Fact]
    public void The_report_names_counts_best_trial_scores_and_matrix()
    {
        var result = Sample.Result(Sample.Trial(0, TrialState.Complete, 0.875), Sample.Trial(1, TrialState.Pruned, 0.5), Sample.Trial(2, TrialState.Fail));

        const string Expected = """

            Study lstm_har_study: 3 finished trials (1 complete, 1 pruned, 1 failed).
            Best trial: 0, value 0.8750 (validation accuracy)
              hidden_size   64
              batch_size    32
              lr            0.00061
              dropout       0.0
              activation    tanh
              num_layers    2
              weight_decay  2.5e-05

            Its weights of epoch 8 on the 8 validation rows:

                          precision    recall  f1-score   support

                  LAYING     1.0000    0.7500    0.8571         4
                 SITTING     0.8000    1.0000    0.8889         4

                accuracy                         0.8750         8
               macro avg     0.9000    0.8750    0.8730         8
            weighted avg     0.9000    0.8750    0.8730         8

            Confusion matrix (rows: actual, columns: predicted)

                         1    2
            1 LAYING     3    1
            2 SITTING    0    4
            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), string.Join('\n', DemoReport.Lines(result with { Test = null })));
    }

    [Fact]
    public void The_test_accuracy_stands_apart_with_its_interval_its_people_and_why_it_differs()
    {
        var result = Sample.Result(Sample.Trial(0, TrialState.Complete, 0.875));

        string[] lines = [.. DemoReport.Lines(result).TakeLast(4)];
        Assert.StartsWith("Test accuracy of these weights: 0.8750, 95 % interval 0.2500 to 0.7500 (8 rows of 2 other people;", lines[0], StringComparison.Ordinal);
        Assert.Equal("By subject: 2: 0.875, 10: 0.500.", lines[1]);
        Assert.Contains("validation accuracy", lines[2], StringComparison.Ordinal);
        Assert.Contains("Protocol 'notebook'", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Simulated_data_is_called_so_beside_every_figure_that_rests_on_it()
    {
        var simulated = Sample.Dataset with { Simulated = true, Name = "simulated" };
        var result = Sample.Result(Sample.Trial(0, TrialState.Complete, 0.875)) with { Dataset = simulated };

        Assert.StartsWith("SIMULATED, not measured: 7352 training rows", DemoReport.Data(simulated), StringComparison.Ordinal);
        Assert.Contains("Its weights of epoch 8 on the 8 validation rows (simulated):", DemoReport.Lines(result));
    }

    [Fact]
    public void Where_no_trial_is_complete_the_reasons_are_told_and_the_exit_code_is_1()
    {
        var result = Sample.Result(Sample.Trial(0, TrialState.Fail, null, "out of memory"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Trial 0 failed: out of memory", DemoReport.Lines(result));
    }

    [Fact]
    public void A_complete_trial_makes_the_exit_code_0() =>
        Assert.Equal(0, Sample.Result(Sample.Trial(0, TrialState.Complete, 0.875), Sample.Trial(1, TrialState.Fail)).ExitCode);
}
