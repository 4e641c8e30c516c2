using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Doctor.Checks;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Doctor;

/// <summary>What <c>har doctor</c> does: looks at everything that a demo needs, says each finding as it comes, and changes nothing.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="checks">What is looked at, in order.</param>
/// <param name="terminal">Takes the words for people.</param>
internal sealed class DoctorJob(DoctorOptions options, IReadOnlyList<ICheck> checks, Terminal terminal)
{
    /// <summary>All checks of a call.</summary>
    internal static IReadOnlyList<ICheck> All(DoctorOptions options, Terminal terminal) =>
    [
        new DotNetCheck(),
        new ProcessorCheck(),
        new MemoryCheck(),
        new TorchCheck(TorchCheck.ThisProgram),
        new GpuCheck(),
        new PortCheck(options.Port),
        new StateFolderCheck(options.State),
        new DiskCheck(options.State),
        new LockCheck(options.State),
        new DataCheck(options.Data),
        new TerminalCheck(terminal),
    ];

    /// <summary>Looks at everything; the exit code.</summary>
    internal async Task<int> RunAsync(CancellationToken interrupted)
    {
        var json = JsonTarget.Open(options.Json);
        var text = options.Json == "-" ? null : new DoctorText(terminal, checks.Select(check => check.Name));
        List<CheckDocument> seen = [];
        var works = true;
        foreach (var check in checks)
        {
            var finding = await LookAsync(check, interrupted);
            works &= finding.Mark != Mark.Wrong;
            seen.Add(CheckDocument.Of(check.Name, finding));
            text?.Say(check.Name, finding);
        }

        text?.Conclude(works);
        if (json is not null)
        {
            await json.WriteAsync(JsonText.Write(new DoctorDocument(works, seen)));
        }

        return works ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<Finding> LookAsync(ICheck check, CancellationToken interrupted)
    {
        try
        {
            return await check.LookAsync(interrupted);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Finding(Mark.Wrong, $"could not be looked at: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
