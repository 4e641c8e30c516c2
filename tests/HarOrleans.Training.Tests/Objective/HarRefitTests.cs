using HarOrleans.Contracts;
using HarOrleans.Data;

namespace HarOrleans.Training.Tests;

public sealed class HarRefitTests
{
    private static readonly FrozenTrial Winner = new()
    {
        TrialId = 1,
        StudyId = 1,
        Number = 0,
        State = TrialState.Complete,
        Params = Assignments.Params(),
        RunId = new string('0', 32),
    };

    [Theory]
    [InlineData("standard")]
    [InlineData("none")]
    public void A_refit_trains_with_everybody_gives_the_same_bits_again_and_logs_the_model_that_it_tested(string scaling)
    {
        var options = new PreparationOptions(HarData.SubjectWiseProtocol) { Scaling = scaling };
        var data = new BlobSource().Prepare(BlobSource.Folder, options with { Refit = true }, TestContext.Current.CancellationToken);

        var first = Run(data, epochs: 3);

        Assert.Equal((3, 150), (first.Epochs, first.Rows));
        Assert.Equal(90, first.Test.Subjects.Sum(each => each.Rows));
        Assert.InRange(first.Test.Evaluation.Accuracy, 0.5, 1);
        var files = Files(first);
        Assert.Equal(["model/MLmodel", "model/input_example.json", "model/model_state_dict_refit.pth", "model/preparation.json"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(files, Files(Run(data, epochs: 3)));
        Assert.NotEqual(files[HarLstm.RefitWeights], Files(Run(data, epochs: 2))[HarLstm.RefitWeights]);

        using var model = ServedModel.Open(name => new MemoryStream(files[$"model/{name}"]));
        var test = new BlobSource().Get(BlobSource.Folder, TestContext.Current.CancellationToken).Test;
        var correct = model.PredictRows(test.FeatureNames, test.Features).Zip(test.Activities).Count(each => each.First.Class == each.Second);
        Assert.Equal(first.Test.Evaluation.Accuracy, correct / 90.0);
    }

    [Fact]
    public void Nothing_is_refitted_under_a_protocol_that_has_used_the_test_file_up()
    {
        var data = new BlobSource().Prepare(BlobSource.Folder, new PreparationOptions(HarData.NotebookProtocol) { Refit = true }, TestContext.Current.CancellationToken);
        Assert.Throws<ArgumentException>(() => Run(data, epochs: 1));
    }

    [Theory]
    [InlineData("CosineAnnealingLR", 4)]
    [InlineData("OneCycleLR", 4)]
    [InlineData("StepLR", 2)]
    public void A_schedule_that_ends_with_the_study_is_trained_to_its_end(string scheduler, int epochs)
    {
        var data = new BlobSource().Prepare(BlobSource.Folder, new PreparationOptions(HarData.SubjectWiseProtocol) { Refit = true }, TestContext.Current.CancellationToken);
        var objective = Assignments.Objective(epochs: 4);
        objective = objective with { Settings = new Dictionary<string, string>(objective.Settings) { [TrainingOptions.Scheduler] = scheduler } };

        Assert.Equal(epochs, HarRefit.Run(data, objective, Winner, 2, seed: 5, Winner.RunId, TestContext.Current.CancellationToken).Epochs);
    }

    private static RefitResult Run(PreparedData data, int epochs) => HarRefit.Run(data, Assignments.Objective(), Winner, epochs, seed: 5, Winner.RunId, TestContext.Current.CancellationToken);

    private static Dictionary<string, byte[]> Files(RefitResult result) => result.Files.ToDictionary(each => each.Path, each =>
    {
        using var stream = new MemoryStream();
        each.Write(stream);
        return stream.ToArray();
    });
}
