using System.Diagnostics;

namespace HarOrleans.Training.Tests;

/// <summary>Debian's Python, for tests that compare with its packages; they are skipped where a package is absent.</summary>
internal static class Python
{
    private const string Program = "/usr/bin/python3";

    /// <summary>Runs a script on some input; what it printed.</summary>
    public static string Run(string package, string script, string input = "", params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Program), $"{Program} is not there.");
        Assert.SkipUnless(Start($"import importlib.util,sys; sys.exit(importlib.util.find_spec('{package}') is None)", "").Code == 0, $"{Program} has no {package}.");
        var (code, output, error) = Start(script, input, arguments);
        Assert.True(code == 0, error);
        return output;
    }

    private static (int Code, string Output, string Error) Start(string script, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, ["-W", "ignore", "-c", script, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["OMP_NUM_THREADS"] = "1", ["OPENBLAS_NUM_THREADS"] = "1" },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
