using HarOrleans.Training;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>Graphics processors, and which libtorch this program was built with.</summary>
internal sealed class GpuCheck : ICheck
{
    private const string Driver = "nvidia-smi";
    private static readonly string[] Question = ["--query-gpu=name,memory.total", "--format=csv,noheader"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public string Name => "GPU";

    /// <inheritdoc />
    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var driver = await Child.RunAsync(Driver, Question, Limit, cancellationToken);
        var found = driver.ExitCode == 0 ? driver.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        return (found.Length, NativeTorch.IsCudaBuild) switch
        {
            (0, true) => new Finding(Mark.Note, $"none found by {Driver}, and this build has the CUDA libraries; training runs on the processor") { Details = First(driver.Errors) },
            (0, false) => new Finding(Mark.Ok, $"none found by {Driver}; this build has the CPU libraries, and training runs on the processor") { Details = First(driver.Errors) },
            (_, true) => new Finding(Mark.Ok, $"{string.Join("; ", found)}; training runs there, a slot on each in turn (--devices of har serve says otherwise)"),
            _ => new Finding(Mark.Note, $"{string.Join("; ", found)}; this build has the CPU libraries, and training runs on the processor. Build with -p:HarTorch=cuda to train there"),
        };
    }

    private static IReadOnlyList<string> First(string errors) => errors.Length == 0 ? [] : [errors.Split('\n')[0]];
}
