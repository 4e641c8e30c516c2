using Spectre.Console;

namespace HarOrleans.Host.Output;

/// <summary>Shows a person that work goes on; a file, a pipe and whoever asked for the result alone get nothing of it.</summary>
internal static class Working
{
    /// <summary>Does the work, with a line that moves below what it says.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="what">What is being done.</param>
    /// <param name="work">The work.</param>
    internal static Task<T> ShowAsync<T>(Terminal terminal, string what, Func<Task<T>> work) => !terminal.IsLive || terminal.Verbosity == Verbosity.Quiet
        ? work()
        : terminal.Console.Status().StartAsync(Markup.Escape($"{what} (Ctrl+C ends it)"), async _ =>
        {
            using var lines = terminal.RedirectLines(line => terminal.Console.Write(new LineAbove(line)));
            return await Task.Run(work);
        });
}
