using System.Runtime.InteropServices;

namespace HarOrleans.Host.Doctor.Checks;

/// <summary>The runtime and the system.</summary>
internal sealed class DotNetCheck : ICheck
{
    /// <inheritdoc />
    public string Name => ".NET";

    /// <inheritdoc />
    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(new Finding(
        Mark.Ok, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.RuntimeIdentifier}")
    {
        Details = [AppContext.BaseDirectory],
    });
}
