using HarOrleans.Contracts;
using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Windows;
using Microsoft.Extensions.DependencyInjection;

namespace HarOrleans.Data.Tests;

public sealed class WindowSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly IHarWindowSource _source = new ServiceCollection().AddHarData().BuildServiceProvider().GetRequiredService<IHarWindowSource>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_read_once_and_again_when_a_file_changes()
    {
        Write(seed: 3);
        var first = _source.Get(_folder.Path, Cancellation);
        Assert.Same(first, _source.Get(_folder.Path, Cancellation));
        Assert.Same(Prepare(), Prepare());
        Assert.NotSame(Prepare(), Prepare("none"));

        Write(seed: 4);
        var second = _source.Get(_folder.Path, Cancellation);

        Assert.NotEqual(first.TrainSha256, second.TrainSha256);
        Assert.Equal(Prepare().TrainX.Length + Prepare().ValidationX.Length, second.Train.Values.Length);
    }

    [Fact]
    public void People_are_held_out_as_of_rows_of_features_and_a_refit_trains_with_all()
    {
        Write(seed: 3);
        var set = _source.Get(_folder.Path, Cancellation);
        var prepared = Prepare();
        var everybody = _source.Prepare(_folder.Path, new PreparationOptions(HarData.SubjectWiseProtocol) { Refit = true }, Cancellation);

        Assert.Equal(Preparing.SubjectWise.HeldOut(set.Train.Subjects!).Order(), prepared.ValidationSubjects.Distinct().Order());
        Assert.Equal(set.Train.Values.Length, everybody.TrainX.Length);
        Assert.Empty(everybody.ValidationY);
        Assert.Equal(set.Test.Subjects, everybody.Test!.Subjects);
        Assert.Equal(set.Test.Values, Prepare("none").Test!.X);
        Assert.Equal((float)((set.Test.Values[4] - prepared.Scaling!.Mean[4]) / prepared.Scaling.Scale[4]), prepared.Test!.X[4]);
    }

    [Fact]
    public void What_cannot_be_used_is_refused_by_name_and_read_again_once_it_is_mended()
    {
        Write(seed: 3, labels: false);
        Assert.Contains("y (labels) is missing", Assert.Throws<InvalidDataSetException>(() => _source.Get(_folder.Path, Cancellation)).Message, StringComparison.Ordinal);
        Assert.Contains("protocol: 'kaggle' is unknown", Assert.Throws<InvalidSpecException>(() => _source.Prepare(_folder.Path, new PreparationOptions("kaggle"), Cancellation)).Message, StringComparison.Ordinal);
        Write(seed: 3);
        Assert.Equal(126, _source.Get(_folder.Path, Cancellation).Train.Rows);
    }

    private PreparedData Prepare(string scaling = "standard") => _source.Prepare(_folder.Path, new PreparationOptions(HarData.SubjectWiseProtocol) { Scaling = scaling }, Cancellation);

    private void Write(int seed, bool labels = true)
    {
        var (train, test) = HarData.SimulateSensors(seed, 126, 54);
        foreach (var (name, windows) in new[] { ("train", train.Windows), ("test", test.Windows) })
        {
            HarWindows.WriteNpz(new InertialWindows(windows.Values, labels ? windows.Labels : null, windows.Subjects), _folder.File(name + "_inertial.npz"));
        }
    }
}
