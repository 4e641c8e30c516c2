using System.Diagnostics;
using System.Text.Json;
using HarOrleans.Contracts;
using Xunit;

namespace HarOrleans.Optimization.Tests;

/// <summary>Parameters that only some trials have, in groups, beside Debian's Optuna.</summary>
public sealed class GroupTests
{
    private const string Python = "/usr/bin/python3";

    private static readonly SearchParameter[] Space =
    [
        new("x", new FloatDistribution(-5, 5)),
        new("k", new FloatDistribution(0, 1)),
        new("a", new FloatDistribution(1e-4, 1, Log: true)),
        new("m", new FloatDistribution(-1, 1)),
        new("b", new FloatDistribution(0, 2)),
    ];

    [Fact]
    public void Groups_are_split_by_trials_and_come_in_their_order()
    {
        var history = new TpeHistory(Space, [StudyDirection.Minimize]);
        var groups = new TpeGroups();
        string After(string names)
        {
            history.Add(Trial(names.ToDictionary(x => x.ToString(), _ => ParamValue.Of(0.5)), 1));
            return string.Join(' ', groups.Follow(history).Select(group => string.Concat(group.Select(x => x.Parameter.Name))));
        }

        Assert.Equal("kx", After("xk"));
        Assert.Equal("kx a", After("xka"));
        Assert.Equal("kx a bm", After("xkbm"));
        Assert.Equal("x k a m b", After("xm"));
        Assert.Equal("x k a m b", After("kabmx"));
    }

    [Fact]
    public async Task They_are_optunas_after_any_trials()
    {
        var random = new NumpyRandom(5);
        string[][] trials = [.. Enumerable.Range(0, 200).Select(_ => Space.Select(x => x.Name).Where(_ => random.NextDouble() < 0.6).ToArray())];
        var expected = await AskPythonAsync("GroupOrder.py", JsonSerializer.Serialize(trials));
        var place = 0;
        foreach (var groups in JsonSerializer.Deserialize<string[][]>(expected)!)
        {
            // Each ten trials are a study of their own, and the answer is what its groups are after each of them.
            var history = new TpeHistory(Space, [StudyDirection.Minimize]);
            foreach (var names in trials[(place - (place % 10))..(place + 1)])
            {
                history.Add(Trial(names.ToDictionary(x => x, _ => ParamValue.Of(0.5)), 1));
            }

            place++;
            Assert.Equal(groups, new TpeGroups().Follow(history).Select(group => string.Concat(group.Select(x => x.Parameter.Name))));
        }

        Assert.Equal(200, place);
    }

    [Fact]
    public async Task The_next_trial_is_optunas_group_by_group()
    {
        for (var seed = 0U; seed < 5; seed++)
        {
            var random = new NumpyRandom(100 + seed);
            var sampler = new TpeSequence(TpeSamplerOptions.Optuna49 with { Group = true, Multivariate = true }, seed, Space, [StudyDirection.Minimize]);
            List<object> trials = [];
            for (var number = 0; number < 30; number++)
            {
                var chosen = new RandomSampler().Sample(new(number, seed, Space, StudyDirection.Minimize, [])).Where(_ => random.NextDouble() < 0.6).ToDictionary();
                var value = random.NextDouble();
                sampler.Tell(Trial(chosen, value));
                trials.Add(new { @params = chosen, value });
            }

            var space = Space.ToDictionary(x => x.Name, x => (FloatDistribution)x.Distribution).ToDictionary(x => x.Key, x => new object[] { x.Value.Low, x.Value.High, x.Value.Log });
            var expected = JsonSerializer.Deserialize<Dictionary<string, double>>(await AskPythonAsync("GroupSample.py", JsonSerializer.Serialize(new { seed, space, trials })))!;
            var drawn = sampler.Ask();
            Assert.All(expected, x => Assert.Equal(x.Value, drawn[x.Key].AsDouble(), 1e-9 * Math.Abs(x.Value)));
        }
    }

    private static FrozenTrial Trial(Dictionary<string, ParamValue> parameters, double value) => FrozenTrial.Create(TrialState.Complete, parameters, [value]);

    private static async Task<string> AskPythonAsync(string script, string input)
    {
        Assert.SkipUnless(File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/optuna"), "Debian's python3-optuna is not installed.");
        var start = new ProcessStartInfo(Python) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Samplers", script));
        using var python = Process.Start(start)!;
        var (output, errors) = (python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await python.StandardInput.WriteAsync(input);
        python.StandardInput.Close();
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(python.ExitCode == 0, await errors);
        return await output;
    }
}
