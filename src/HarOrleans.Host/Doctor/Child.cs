using System.ComponentModel;
using System.Diagnostics;

namespace HarOrleans.Host.Doctor;

/// <summary>Asks another program: what it says, and how it ends. It gets no input, and is killed where it takes too long.</summary>
/// <param name="ExitCode">Its exit code; null where there is no such program or it took too long.</param>
/// <param name="Output">What it said.</param>
/// <param name="Errors">What it complained about.</param>
internal sealed record Child(int? ExitCode, string Output, string Errors)
{
    /// <summary>Runs a program to its end, or to the limit.</summary>
    internal static async Task<Child> RunAsync(string program, IEnumerable<string> arguments, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new Child(null, "", e.Message);
        }

        process.StandardInput.Close();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        either.CancelAfter(limit);
        var output = process.StandardOutput.ReadToEndAsync(either.Token);
        var errors = process.StandardError.ReadToEndAsync(either.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
            return new Child(process.ExitCode, (await output).Trim(), (await errors).Trim());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Child(null, "", FormattableString.Invariant($"it did not end within {limit.TotalSeconds} s"));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
