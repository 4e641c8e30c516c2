using System.Globalization;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>The processor's cores, and what they are busy with.</summary>
internal sealed class ProcessorCheck : ICheck
{
    private const string LoadFile = "/proc/loadavg";
    private const double Busy = 2;

    /// <inheritdoc />
    public string Name => "processor";

    /// <inheritdoc />
    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var cores = Environment.ProcessorCount;
        var found = string.Create(CultureInfo.InvariantCulture, $"{cores} core{(cores == 1 ? "" : "s")}");
        if (!File.Exists(LoadFile))
        {
            return new Finding(Mark.Ok, found);
        }

        var load = double.Parse((await File.ReadAllTextAsync(LoadFile, cancellationToken)).Split(' ')[0], CultureInfo.InvariantCulture);
        found += string.Create(CultureInfo.InvariantCulture, $", load average {load:0.0}");
        return load > Busy * cores
            ? new Finding(Mark.Note, found, "Wait until others are done, or expect a slower demo with the same result.")
            : new Finding(Mark.Ok, found);
    }
}
