using System.Collections.Concurrent;
using HarOrleans.Contracts;
using Microsoft.Extensions.Logging;

namespace HarOrleans.Client;

/// <summary>
/// What a program logs, in a run's log: <c>LoggerFactory.Create(logging => logging.AddProvider(new RunLoggerProvider(run.Lines)))</c>. A line is <c>category: message</c>, with the exception below it. Categories of
/// Orleans are left out, as lines travel by it, and logging that would log itself. The writer is the caller's to dispose.
/// </summary>
[ProviderAlias("HarRun")]
public sealed class RunLoggerProvider(RunLogWriter writer, LogLevel least = LogLevel.Information) : ILoggerProvider
{
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => _loggers.GetOrAdd(categoryName, category => new RunLogger(category, writer, least));

    /// <inheritdoc />
    public void Dispose() => _loggers.Clear();

    private sealed class RunLogger(string category, RunLogWriter writer, LogLevel least) : ILogger
    {
        private readonly bool _isTransport = category == "Orleans" || category.StartsWith("Orleans.", StringComparison.Ordinal);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => !_isTransport && logLevel >= least && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            ArgumentNullException.ThrowIfNull(formatter);
            if (IsEnabled(logLevel))
            {
                writer.Write($"{category}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}", LevelOf(logLevel));
            }
        }

        private static RunLogLevel LevelOf(LogLevel level) => level switch
        {
            >= LogLevel.Error => RunLogLevel.Error,
            LogLevel.Warning => RunLogLevel.Warning,
            LogLevel.Information => RunLogLevel.Info,
            _ => RunLogLevel.Debug,
        };
    }
}
