using System.Collections.Concurrent;
using System.Globalization;
using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Grains;
using HarOrleans.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Server.Tests;

public sealed class LogScopeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_logged_of_a_trial_carries_its_study_number_attempt_and_run()
    {
        using var folder = new TempFolder();
        using var log = new ScopeLog();
        var objective = new ScriptedObjective((_, _) => throw new InvalidOperationException("on purpose"));
        string run;
        long id;
        await using (var server = await HarTestServer.StartAsync(folder.Path, objective, configure: services => services.AddLogging(x => x.AddProvider(log))))
        {
            var study = await server.Client.Studies.GetOrCreateAsync(TestSpecs.Study(), Cancelled);
            id = study.Id;
            await study.OptimizeAsync(new StudyBudget(1, 1), null, Cancelled);
            await foreach (var update in study.WatchAsync(Cancelled))
            {
                if (update.Study.Counts.Finished == 1)
                {
                    break;
                }
            }

            run = (await study.GetTrialAsync(0, Cancelled)).Trial.RunId;
        }

        var scope = Assert.Single(log.Entries, x => x.Error?.Message == "on purpose").Scope;
        Assert.Equal(id.ToString(CultureInfo.InvariantCulture), scope[HarTelemetry.StudyId]);
        Assert.Equal("0", scope[HarTelemetry.TrialNumber]);
        Assert.Equal("1", scope[HarTelemetry.Attempt]);
        Assert.Equal(run, scope[HarTelemetry.RunId]);
    }

    /// <summary>Keeps entries with what surrounded them.</summary>
    private sealed class ScopeLog : ILoggerProvider, ILogger, ISupportExternalScope
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        internal ConcurrentQueue<(Exception? Error, Dictionary<string, string?> Scope)> Entries { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => _scopes.Push(state);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Dictionary<string, string?> all = [];
            _scopes.ForEachScope(
                (scope, into) =>
                {
                    foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object>> ?? [])
                    {
                        into[name] = Convert.ToString(value, CultureInfo.InvariantCulture);
                    }
                },
                all);
            Entries.Enqueue((exception, all));
        }

        public void Dispose()
        {
        }
    }
}
