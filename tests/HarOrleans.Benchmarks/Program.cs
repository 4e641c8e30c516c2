using System.CommandLine;
using HarOrleans.Benchmarks;

var runs = new Option<int>("--runs") { Description = "Repetitions.", DefaultValueFactory = _ => 9 };
var json = new Option<string?>("--json") { Description = "Writes the figures as JSON to a file, or to stdout for '-'." };
var startup = new Command("startup", "Time from the start of the built executable to the dashboard's first 200.") { runs, json };
startup.SetAction((parsed, cancellationToken) => StartupBenchmark.RunAsync(parsed.GetValue(runs), parsed.GetValue(json), cancellationToken));

return await new RootCommand("Benchmarks of HarOrleans.")
{
    startup, FootprintBenchmark.Create(), IdleClusterCommand.Create(), SequenceCommand.Create(), QualityCommand.Create(), SamplerCostCommand.Create(), LargeStudyCommand.Create(), LoadCommand.Create(), LoadOnce.Create(), FeaturesCommand.Create(), TrainCommand.Create(),
    LeakCommand.Create(), TrackingCommand.Create(), SearchCommand.Create(), HammerCommand.Create(), OrchestrationCommand.Create(), QueueCommand.Create(),
}.Parse(args).InvokeAsync();
