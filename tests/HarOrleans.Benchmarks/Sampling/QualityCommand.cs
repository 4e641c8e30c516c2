using System.CommandLine;
using System.Text.Json;

namespace HarOrleans.Benchmarks;

/// <summary><c>quality</c>: the best values that a sampler finds from many seeds, beside those that Optuna found.</summary>
internal static class QualityCommand
{
    /// <summary>What Optuna's figures are called for our samplers.</summary>
    private static readonly Dictionary<string, string> Peers = new(StringComparer.Ordinal) { ["tpe"] = "default", ["tpe-independent"] = "independent", ["random"] = "random" };

    internal static Command Create()
    {
        var function = Options.Function();
        var sampler = new Option<string>("--sampler") { Description = "tpe, tpe-independent or random.", DefaultValueFactory = _ => "tpe" };
        sampler.AcceptOnlyFromAmong([.. Peers.Keys]);
        var seeds = new Option<int>("--seeds") { Description = "How many studies, with the seeds 0, 1, 2, …", DefaultValueFactory = _ => 30 };
        var trials = new Option<int>("--trials") { Description = "Trials of each study.", DefaultValueFactory = _ => 100 };
        var peer = new Option<string?>("--peer") { Description = "Optuna's figures; by default golden/tpe_quality.json in HAR_TEST_DATA, where that is set." };
        var json = Options.Json();
        var command = new Command("quality", "Best values after some trials, over many seeds, with a Mann-Whitney test beside Optuna's.") { function, sampler, seeds, trials, peer, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (of, by) = (parsed.GetRequiredValue(function), parsed.GetRequiredValue(sampler));
            var best = SampledStudy.BestOfSeeds(TestFunctions.ByName[of], by, parsed.GetValue(seeds), parsed.GetValue(trials));
            var sorted = best.Order().ToList();
            await CompareAsync(parsed.GetValue(peer), of, by, best, cancellationToken);
            return await Options.WriteAsync(new { BestValues = best, Median = Quantile(sorted, 0.5), Q1 = Quantile(sorted, 0.25), Q3 = Quantile(sorted, 0.75) }, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    /// <summary>Linear between neighbours, as numpy's.</summary>
    private static double Quantile(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var (low, high) = (sorted[(int)place], sorted[Math.Min((int)place + 1, sorted.Count - 1)]);
        return low + ((high - low) * (place - Math.Floor(place)));
    }

    /// <summary>On standard error, so that standard output is the document alone.</summary>
    private static async Task CompareAsync(string? peer, string function, string sampler, IReadOnlyList<double> best, CancellationToken cancellationToken)
    {
        var root = Environment.GetEnvironmentVariable("HAR_TEST_DATA");
        peer ??= string.IsNullOrEmpty(root) ? null : Path.Combine(root, "golden", "tpe_quality.json");
        if (peer is null || !File.Exists(peer))
        {
            await Console.Error.WriteLineAsync("No figures of Optuna to compare with: name them with --peer.");
            return;
        }

        using var golden = JsonDocument.Parse(await File.ReadAllTextAsync(peer, cancellationToken));
        List<double> theirs =
            [.. golden.RootElement.GetProperty("functions").GetProperty(function).GetProperty(Peers[sampler]).GetProperty("best_values").EnumerateArray().Select(value => value.GetDouble())];
        var p = MannWhitney.TwoSided(best, theirs);
        await Console.Error.WriteLineAsync(FormattableString.Invariant(
            $"{function}, {sampler}: median {Quantile([.. best.Order()], 0.5):G6}, Optuna's {Quantile([.. theirs.Order()], 0.5):G6}; Mann-Whitney two-sided p = {p:F3}: {(p < 0.05 ? "they differ" : "no significant difference")}."));
    }
}
