using HarOrleans.Contracts;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;
using HarOrleans.SystemMetrics;
using HarOrleans.Training;

namespace HarOrleans.Host.Hosting;

/// <summary>What <c>har serve</c> does.</summary>
internal static class ServeJob
{
    /// <summary>Serves until the first interrupt, which is its proper end. Returns the exit code.</summary>
    internal static async Task<int> RunAsync(ServeOptions options, Terminal terminal, ServerLog log, CancellationToken interrupted)
    {
        var postgres = PostgresOption.OrElsewhere(options.Postgres);
        var devices = TrainerDevices.Choose(options.Devices, NativeTorch.IsCudaBuild, Gpu.Find);
        await using var server = await RunningServer.StartAsync(
            options.State, postgres, options.Migrate, options.Port, options.Slots, devices, options.Objectives, options.Place, data: null, found: null, options.Monitoring, log with { Json = options.JsonLog }, interrupted);
        server.Resume();
        terminal.Note($"State      {Path.GetFullPath(options.State)}");
        if (postgres is not null)
        {
            terminal.Note($"Database   {postgres}");
        }

        if (options.Place.Roles.Count < SiloRoles.All.Count)
        {
            terminal.Note($"Roles      {string.Join(", ", options.Place.Roles)}");
        }

        if (devices.Names.Count > 0 && options.Place.Roles.Contains(SiloRoles.Trainer))
        {
            terminal.Note($"Devices    {string.Join(", ", devices.Names)}");
        }

        terminal.Line(options.Place.Roles.Contains(SiloRoles.Dashboard) ? $"Dashboard  {server.Dashboard.OriginalString}" : $"Silo       {server.Silo}");
        if (options.Monitoring.Listen is { } monitor)
        {
            terminal.Note($"Monitor    http://{monitor}/metrics");
        }

        terminal.Note("Ctrl+C ends.");
        await server.WaitAsync(interrupted);
        return ExitCodes.Done;
    }
}
