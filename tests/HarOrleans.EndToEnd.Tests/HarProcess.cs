using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace HarOrleans.EndToEnd.Tests;

/// <summary>A started executable of ours. Disposing kills it.</summary>
internal sealed partial class HarProcess : IAsyncDisposable
{
    /// <summary>A machine without data and without a network, whatever the one that tests has. A null takes the variable away.</summary>
    private static readonly Dictionary<string, string?> Alone = new()
    {
        ["HAR_DATA"] = null,
        ["HAR_CACHE"] = Path.Combine(AppContext.BaseDirectory, "no-cache"),
        ["HAR_NO_DOWNLOAD"] = "1",
        ["HAR_POSTGRES"] = null,
    };

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _line = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HarProcess(Process process) => _process = process;

    internal int Id => _process.Id;

    internal string Output => Text(_output);

    internal string Errors => Text(_errors);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    internal static HarProcess Start(string executable, params string[] arguments) => Start(Alone, executable, arguments);

    /// <summary>Starts with an environment that differs from this process's in these variables.</summary>
    internal static HarProcess Start(IReadOnlyDictionary<string, string?> environment, string executable, params string[] arguments)
    {
        // A shell's background job ignores SIGINT and hands that down; a user's Ctrl+C is not ignored.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", executable, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in Alone.Concat(environment))
        {
            start.Environment[name] = value;
        }

        var har = new HarProcess(new Process { StartInfo = start });
        har._process.OutputDataReceived += (_, e) => har.Take(har._output, e.Data);
        har._process.ErrorDataReceived += (_, e) => har.Take(har._errors, e.Data);
        har._process.Start();
        har._process.BeginOutputReadLine();
        har._process.BeginErrorReadLine();
        har._process.StandardInput.Close();
        return har;
    }

    /// <summary>Waits for the end; its exit code. 137 is SIGKILL.</summary>
    internal async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>kill -9.</summary>
    internal async Task KillAsync()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It had ended by itself.
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    internal void Interrupt() => End(Ending.Interrupt);

    /// <summary>Sends the signal, and waits for nothing.</summary>
    internal void End(Ending ending) => _ = Signal(_process.Id, ending.Number());

    /// <summary>Waits for a line on either stream; fails with everything printed if the process ends before.</summary>
    internal async Task<string> LineAsync(Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                var found = (_errors.ToString() + _output).Split('\n').FirstOrDefault(wanted);
                if (found is not null)
                {
                    return found;
                }

                next = _line.Task;
            }

            var ended = _process.WaitForExitAsync(cancellationToken);
            if (await Task.WhenAny(next, ended) == ended && !next.IsCompleted)
            {
                throw new InvalidOperationException($"The process ended with {_process.ExitCode} before the line came:\n{Errors}\n{Output}");
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int pid, int signal);

    private string Text(StringBuilder text)
    {
        lock (_gate)
        {
            return text.ToString();
        }
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        TaskCompletionSource reached;
        lock (_gate)
        {
            text.Append(line).Append('\n');
            reached = _line;
            _line = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        reached.SetResult();
    }
}
