using HarOrleans.Client;
using HarOrleans.Contracts;
using HarOrleans.Dashboard;
using HarOrleans.Data;
using HarOrleans.Host.CommandLine;
using HarOrleans.Training;

namespace HarOrleans.Host.Demo;

/// <summary>The study that the dashboard's button starts: what <c>har demo --simulate</c> does, with fewer trials.</summary>
internal sealed class SampleStudy(IHarDataSource source) : ISampleStudy
{
    private const string Name = "sample_study";
    private const int Trials = 5;
    private const int Epochs = 6;

    /// <inheritdoc />
    public string Description =>
        $"The sample study tunes a small LSTM that recognises activities: {Trials} trials of at most {Epochs} epochs on simulated data, a minute or two on two cores.";

    /// <inheritdoc />
    public async Task<long> StartAsync(HarClient client, CancellationToken cancellationToken = default)
    {
        // Simulating takes a moment, and the caller's thread is a page's.
        var data = await Task.Run(() => source.Get(null, cancellationToken), cancellationToken);
        var options = new DemoOptions { Study = Name, Epochs = Epochs, Protocol = HarData.SubjectWiseProtocol };
        var hints = new Dictionary<string, string> { [HarLstm.Data] = HarLstm.SimulatedData };
        var study = await client.Studies.GetOrCreateAsync(DemoStudy.Spec(options, data.Train.Sha256, data.Test.Sha256, hints), cancellationToken);
        await study.OptimizeAsync(new StudyBudget(Trials, 1), hints, cancellationToken);
        return study.Id;
    }
}
