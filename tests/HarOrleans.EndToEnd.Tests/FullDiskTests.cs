namespace HarOrleans.EndToEnd.Tests;

public sealed class FullDiskTests(SimulatedFiles files) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_disk_that_fills_up_in_mid_study_ends_the_demo_by_name_costs_no_trial_and_the_same_command_goes_on()
    {
        string[] study = ["--data", await files.Usual, "--trials", "3", "--epochs", "6", "--seed", "1"];
        using var disk = Tmpfs.Mount(_folder.File("state"), "size=256m");
        string filler;
        await using (var demo = Demo.Start(_folder, [.. study, "--exit"]))
        {
            await demo.LineAsync(x => x.StartsWith("trial 0 ", StringComparison.Ordinal) && x.Contains("COMPLETE", StringComparison.Ordinal), Cancelled);
            filler = disk.Fill();
            Assert.Equal(1, await demo.ExitAsync(Cancelled));
            Assert.Contains($"{_folder.File("state")}", demo.Errors, StringComparison.Ordinal);
            Assert.Contains("is full", demo.Errors, StringComparison.Ordinal);
            Assert.Contains("The same command goes on", demo.Errors, StringComparison.Ordinal);
        }

        await using (var refused = Demo.Start(_folder, [.. study, "--exit"]))
        {
            Assert.Equal(2, await refused.ExitAsync(Cancelled));
            Assert.Contains("MiB are needed", refused.Errors, StringComparison.Ordinal);
        }

        File.Delete(filler);
        var document = await Demo.RunAsync(_folder, Cancelled, study);
        using var calm = new TempFolder();
        Assert.Equal(Demo.Fixed(await Demo.RunAsync(calm, Cancelled, study)), Demo.Fixed(document));
        Assert.Equal(Records.Of(calm.File("state")), Records.Of(_folder.File("state")));
    }
}
