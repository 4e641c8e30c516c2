using HarOrleans.Training;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>Graphics processors, and which libtorch this program was built with. Training runs on the processor either way.</summary>
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
        var build = NativeTorch.IsCudaBuild ? "this build has the CUDA libraries" : "this build has the CPU libraries";
        return driver.ExitCode == 0 && driver.Output.Length > 0
            ? new Finding(Mark.Note, $"{driver.Output.ReplaceLineEndings("; ")}; {build}, and training runs on the processor in this version")
            : new Finding(Mark.Ok, $"none found by {Driver}; {build}, and training runs on the processor") { Details = driver.Errors.Length == 0 ? [] : [driver.Errors.Split('\n')[0]] };
    }
}
