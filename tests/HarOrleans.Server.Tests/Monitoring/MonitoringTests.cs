using System.Net;
using System.Text.Json;
using HarOrleans.Contracts;
using HarOrleans.Testing;

namespace HarOrleans.Server.Tests;

[Collection(Alone.Name)]
public sealed class MonitoringTests(MonitoringTests.Watched watched) : IClassFixture<MonitoringTests.Watched>
{
    private readonly MonitoredStudy _monitored = watched.Study;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_are_scraped_in_the_text_format_and_count_what_happened()
    {
        var metrics = await _monitored.ScrapeAsync(Cancelled);

        Assert.Equal(MonitoredStudy.Trials + 1, metrics.Sum("har_trial_started_total"));
        Assert.Equal(MonitoredStudy.Trials + 1, metrics.Sum("har_trial_finished_total", ("har_trial_state", "complete")));
        Assert.Equal(0, metrics.Sum("har_trial_finished_total", ("har_trial_state", "fail")));
        Assert.Equal(0, metrics.Sum("har_trial_expired_total"));
        var points = 2 * MonitoredStudy.Trials * MonitoredStudy.Steps;
        Assert.InRange(metrics.Sum("har_run_points_total"), points + 1, points + MonitoredStudy.Trials); // and one of the loop's run for each new best trial
        Assert.Equal(MonitoredStudy.Trials * MonitoredStudy.Steps, metrics.Sum("har_checkpoint_duration_seconds_count"));
        Assert.Equal(MonitoredStudy.Trials, metrics.Sum("har_queue_wait_seconds_count"));
        Assert.Equal(0, metrics.Sum("har_queue_length"));
        Assert.Equal(MonitoredStudy.Trials + 1, metrics.Sum("har_study_tell_duration_seconds_count"));
        Assert.True(metrics.Sum("har_study_ask_duration_seconds_count") >= 1);
        Assert.True(metrics.Sum("har_storage_duration_seconds_count", ("har_storage_operation", "write")) > 0);
        Assert.True(metrics.Sum("har_storage_duration_seconds_count", ("har_storage_operation", "read")) > 0);
        Assert.Equal("histogram", metrics.TypeOf("har_queue_wait_seconds"));
    }

    [Fact]
    public async Task Slots_are_told_by_state()
    {
        var metrics = await _monitored.ScrapeAsync(Cancelled);
        Assert.Equal(MonitoredStudy.Slots, metrics.Sum("har_trainer_slots"));
        Assert.Equal(MonitoredStudy.Slots, metrics.Sum("har_trainer_slots", ("har_slot_state", "idle")) + metrics.Sum("har_trainer_slots", ("har_slot_state", "busy")));
    }

    [Fact]
    public async Task No_metric_of_ours_has_an_id_for_a_label()
    {
        var metrics = await _monitored.ScrapeAsync(Cancelled);
        Assert.All(
            metrics.Names.Where(x => x.StartsWith("har_", StringComparison.Ordinal)),
            name => Assert.Empty(metrics.LabelsOf(name).Except(["har_trial_state", "har_slot_state", "har_storage_operation", "le"])));
    }

    [Fact]
    public async Task Every_metric_that_the_Grafana_board_asks_for_is_exported()
    {
        var exported = (await _monitored.ScrapeAsync(Cancelled)).Names.ToHashSet();
        var queries = GrafanaBoard.Queries();
        Assert.True(queries.Count > 15);
        Assert.All(queries, query =>
        {
            var asked = GrafanaBoard.Metrics(query).ToArray();
            Assert.NotEmpty(asked);
            Assert.Empty(asked.Except(exported));
        });
    }

    [Fact]
    public async Task The_address_for_probes_answers_health_and_metrics_and_nothing_else()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/metrics"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/orleans/"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/api/runs/{new string('0', 32)}/artifacts/x"));
        Assert.Equal(HttpStatusCode.OK, await _monitored.StatusAsync(_monitored.Server.Address, "/", Cancelled));
        Assert.Equal(HttpStatusCode.OK, await _monitored.StatusAsync(_monitored.Server.Address, "/metrics", Cancelled));

        Task<HttpStatusCode> StatusAsync(string path) => _monitored.StatusAsync(_monitored.Monitor, path, Cancelled);
    }

    [Fact]
    public async Task Readiness_names_each_check()
    {
        using var answer = JsonDocument.Parse(await _monitored.Http.GetStringAsync(new Uri(_monitored.Monitor, "/health/ready"), Cancelled));
        Assert.Equal("healthy", answer.RootElement.GetProperty("status").GetString());
        Assert.Equal(["silo", "store"], answer.RootElement.GetProperty("checks").EnumerateArray().Select(x => x.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Orleans_own_dashboard_is_there_and_may_load_nothing_from_elsewhere()
    {
        using var page = await _monitored.Http.GetAsync(new Uri(_monitored.Server.Address, "/orleans/"), Cancelled);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var counters = JsonDocument.Parse(await _monitored.Http.GetStringAsync(new Uri(_monitored.Server.Address, "/orleans/DashboardCounters"), Cancelled));
        Assert.NotEqual(JsonValueKind.Null, counters.RootElement.ValueKind);
    }

    [Fact]
    public async Task Without_being_asked_for_there_is_health_alone()
    {
        using var folder = new TempFolder();
        await using var server = await HarTestServer.StartAsync(folder.Path, ScriptedObjective.Smooth());
        Assert.Equal(HttpStatusCode.OK, await _monitored.StatusAsync(server.Address, "/health/ready", Cancelled));
        Assert.Equal(HttpStatusCode.NotFound, await _monitored.StatusAsync(server.Address, "/metrics", Cancelled));
        Assert.Equal(HttpStatusCode.NotFound, await _monitored.StatusAsync(server.Address, "/orleans/", Cancelled));
    }

    [Fact]
    public async Task A_taken_address_is_refused_by_name()
    {
        using var folder = new TempFolder();
        var options = new HarServerOptions
        {
            StateFolder = folder.Path,
            Port = 0,
            Roles = [SiloRoles.Control],
            Monitoring = new() { Listen = new IPEndPoint(IPAddress.Loopback, _monitored.Monitor.Port) },
        };
        var error = await Assert.ThrowsAsync<PortInUseException>(() => HarTestServer.StartAsync(options, ScriptedObjective.Smooth()));
        Assert.Contains($"monitor = 127.0.0.1:{_monitored.Monitor.Port}", error.Message, StringComparison.Ordinal);
    }

    /// <summary>One server for all tests here: they only look at it.</summary>
    public sealed class Watched : IAsyncLifetime
    {
        internal MonitoredStudy Study { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Study = await MonitoredStudy.RunAsync(Cancelled);

        public ValueTask DisposeAsync() => Study.DisposeAsync();
    }
}
