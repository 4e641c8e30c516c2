using System.Collections.Concurrent;
using System.Diagnostics;
using HarOrleans.Contracts;
using HarOrleans.Grains;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Server.Tests;

[Collection(Alone.Name)]
public sealed class TraceTests
{
    private static readonly string[] Spans = ["study.ask", "study.sample", "trial.commit", "study.tell", "trial", "trial.epoch"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_that_the_environment_names_gets_traces_metrics_and_logs()
    {
        await using var collector = await Collector.StartAsync();
        using var address = new Variable("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address);
        using var protocol = new Variable("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        string run;
        await using (var monitored = await MonitoredStudy.RunAsync(Cancelled, services => services.AddLogging(log => log.SetMinimumLevel(LogLevel.Information))))
        {
            run = monitored.Study.Best!.RunId;
        }

        Assert.All(Spans, span => Assert.True(collector.Has("traces", span), span));
        Assert.True(collector.Has("traces", run));
        Assert.True(collector.Has("traces", HarTelemetry.TrialNumber));
        Assert.True(collector.Has("metrics", "har.trial.finished"));
        Assert.True(collector.Has("metrics", "har.silo.roles"));
        Assert.True(collector.Has("logs", "Orleans"));
    }

    [Fact]
    public async Task An_ask_holds_its_sampling_and_its_commit_and_a_trial_its_epochs()
    {
        var ended = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == HarTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);
        StudyFacts study;
        await using (var monitored = await MonitoredStudy.RunAsync(Cancelled))
        {
            study = new(monitored.Study.Id, monitored.Study.Best!.RunId);
        }

        var asks = ended.Where(x => x.OperationName == "study.ask").Select(x => x.SpanId).ToHashSet();
        Assert.Contains(ended, x => x.OperationName == "study.sample" && asks.Contains(x.ParentSpanId));
        Assert.Contains(ended, x => x.OperationName == "trial.commit" && asks.Contains(x.ParentSpanId));
        var best = Assert.Single(ended, x => x.OperationName == "trial" && (string?)x.GetTagItem(HarTelemetry.RunId) == study.Run);
        Assert.Equal(study.Id, best.GetTagItem(HarTelemetry.StudyId));
        Assert.Equal("complete", best.GetTagItem(HarTelemetry.TrialState));
        Assert.Equal(default, best.ParentSpanId);
        var epochs = ended.Where(x => x.OperationName == "trial.epoch" && x.ParentSpanId == best.SpanId && x.GetTagItem("har.trial.step") is not null);
        Assert.Equal([1L, 2L], epochs.Select(x => (long)x.GetTagItem("har.trial.step")!).Order());
    }

    [Fact]
    public async Task A_trial_s_trace_goes_from_its_trainer_to_what_the_control_silo_does_for_it()
    {
        var ended = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == HarTelemetry.Name || source.Name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var collector = await Collector.StartAsync();
        using var address = new Variable("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address);
        using var protocol = new Variable("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        using var folder = new TempFolder();
        long id;
        await using (var cluster = await HarTestCluster.StartAsync(folder.Path, ScriptedObjective.Smooth(), trainers: 1))
        {
            var study = await cluster.Control.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
            id = study.Id;
            await study.OptimizeAsync(new(1, 1), null, Cancelled);
            await foreach (var update in study.WatchAsync(Cancelled))
            {
                if (update.Study.Counts.Finished == 1)
                {
                    break;
                }
            }
        }

        bool IsOf(Activity each, string name) => each.OperationName == name && Equals(each.GetTagItem(HarTelemetry.StudyId), id);
        var trial = Assert.Single(ended, each => IsOf(each, "trial"));
        var tell = Assert.Single(ended, each => IsOf(each, "study.tell"));
        Assert.Equal(trial.TraceId, tell.TraceId);
        Assert.Contains(ended, each => IsOf(each, "trial.commit") && each.ParentSpanId == tell.SpanId);
    }

    private sealed record StudyFacts(long Id, string Run);

    /// <summary>An environment variable while a test runs.</summary>
    private sealed class Variable : IDisposable
    {
        private readonly string _name;

        public Variable(string name, string value)
        {
            _name = name;
            Environment.SetEnvironmentVariable(name, value);
        }

        public void Dispose() => Environment.SetEnvironmentVariable(_name, null);
    }
}
