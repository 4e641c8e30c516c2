namespace HarOrleans.Grains.Tests;

public sealed class ThousandTrainersTests(ITestOutputHelper output)
{
    [Fact]
    public void A_thousand_trainers_of_which_a_hundred_die_finish_ten_thousand_trials_once_each_and_in_fair_shares()
    {
        var cluster = new SimulatedTrainers(trainers: 1000, studies: 20, trials: 10_000, deaths: 100, seed: 1);
        cluster.Run();
        output.WriteLine(FormattableString.Invariant(
            $"{cluster.Finished} trials in {cluster.Attempts} attempts after {cluster.Took.TotalSeconds:F0} s of the cluster's time; at most {cluster.MostRunning} ran, studies differed by at most {cluster.MostUnfair}; {cluster.Heartbeats} signs of life took the board {cluster.Board.TotalMicroseconds / cluster.Heartbeats:F1} us each"));

        Assert.Equal(10_000, cluster.Finished);
        Assert.InRange(cluster.Attempts, 10_001, 10_100);
        Assert.InRange(cluster.MostRunning, 950, 1000);
        Assert.InRange(cluster.MostUnfair, 0, 10);
    }
}
