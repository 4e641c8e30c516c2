namespace HarOrleans.Host.Hosting;

/// <summary>Writes log entries as single lines for people: level, category, message, and the error's message.</summary>
/// <param name="write">Takes the lines; may be called by any thread.</param>
internal sealed class LineLoggerProvider(Action<string> write) : ILoggerProvider
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, write);

    /// <inheritdoc />
    public void Dispose()
    {
    }

    private sealed class LineLogger(string category, Action<string> write) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception).ReplaceLineEndings(" ");
            var cause = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")})";
            write($"har: {logLevel.ToString().ToLowerInvariant()}: {category}: {message}{cause}");
        }
    }
}
