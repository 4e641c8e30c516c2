using System.Reflection;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>libtorch: loads and multiplies, in a process of its own, because a library that does not fit may end the process that loads it.</summary>
/// <param name="program">The program that tries it, with its arguments.</param>
internal sealed class TorchCheck(IReadOnlyList<string> program) : ICheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>This program, asked to try libtorch; where it runs as <c>dotnet har.dll</c>, that.</summary>
    internal static IReadOnlyList<string> ThisProgram { get; } =
    [
        Environment.ProcessPath!,
        .. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Assembly.GetEntryAssembly()!.Location] : (string[])[],
        "doctor", "libtorch",
    ];

    /// <inheritdoc />
    public string Name => "native library";

    /// <inheritdoc />
    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var child = await Child.RunAsync(program[0], program.Skip(1), Limit, cancellationToken);
        return child switch
        {
            { ExitCode: 0 } => new Finding(Mark.Ok, "libtorch loads, and multiplies a matrix") { Details = child.Output.Length == 0 ? [] : [child.Output] },
            { ExitCode: 1, Errors.Length: > 0 } => new Finding(Mark.Wrong, "libtorch does not work", child.Errors.Split('\n')[^1]),
            { ExitCode: { } code } => new Finding(
                Mark.Wrong,
                FormattableString.Invariant($"libtorch ends the process that loads it (exit code {code})"),
                "Delete the build output (bin and obj of src/HarOrleans.Host) and build again; the processor needs AVX2.")
            { Details = child.Errors.Split('\n') },
            _ => new Finding(Mark.Wrong, $"libtorch could not be tried: {child.Errors}", "Try again where fewer programs run."),
        };
    }
}
