using System.Globalization;

namespace HarOrleans.Chaos;

/// <content>Injecting faults, healing them, and waiting until the work goes on.</content>
internal sealed partial class ChaosRun
{
    // How long a fault lasts. Nothing is awaited: that it lasts is the fault.
    private static readonly TimeSpan FrozenFor = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan CutFor = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FullFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    /// <summary>Injects faults until the study has ended or there are enough, each at a moment when trials run.</summary>
    private async Task DisturbAsync(Watch watch, CancellationToken cancellationToken)
    {
        while (_injected.Count < Faults)
        {
            // Waits for nothing: when the next fault comes is drawn, as the fault is.
            await Task.Delay(TimeSpan.FromSeconds(1 + (2 * _random.NextDouble())), cancellationToken);
            if (whole || from is not null)
            {
                await AllThereAsync(watch, cancellationToken);
            }

            Dictionary<long, long> running = [];
            long studies = -1;
            await UntilAsync(
                async () => (running = await watch.RunningAsync()).Count > 0 || (studies = await watch.ScalarAsync("SELECT count(*) FROM study WHERE phase = 'RUNNING'")) == 0,
                "no trial ran, and the study did not end",
                cancellationToken);
            if (studies == 0)
            {
                return;
            }

            await InjectAsync(watch, running);
        }
    }

    private async Task InjectAsync(Watch watch, Dictionary<long, long> running)
    {
        var (fault, role) = from is null ? _plan.Next() : (Fault.Upgrade, "");
        var candidates = _silos.Where(each => each.Roles.Contains(role, StringComparison.Ordinal)).ToArray();
        var silo = fault switch
        {
            Fault.Database or Fault.Disk => null,
            Fault.Upgrade => NextOld(),
            _ => candidates[_random.Next(candidates.Length)],
        };
        var held = silo is null ? [] : await watch.HeldByAsync(Places.AddressOf(silo.State, _networks is null ? "127.0.0.1" : Networks.AddressOf(_silos.IndexOf(silo))));
        var start = TimeProvider.System.GetTimestamp();
        var healed = Begin(fault, silo);
        var again = watch.TrainingAgainAsync(held, Limit);
        await watch.MovedOnAsync(running, Limit);
        var recovery = TimeProvider.System.GetElapsedTime(start);
        var stopped = await healed;
        if (stopped > StopLimit)
        {
            _wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{silo!.Name} took {stopped.Value.TotalSeconds:F1} s to stop"));
        }

        var injected = new Injected(fault.ToString(), silo?.Name ?? fault.ToString(), running.Count, Seconds(recovery)!.Value)
        {
            Taken = held.Count,
            TrainingAgainSeconds = Seconds(await again),
            StopSeconds = Seconds(stopped),
        };
        _injected.Add(injected);
        words.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():HH:mm:ss} {_injected.Count,4} {fault,-8} {injected.Target,-12} {running.Count} trials moved on after {recovery.TotalSeconds:F1} s{(injected.TrainingAgainSeconds is { } trained ? string.Create(CultureInfo.InvariantCulture, $", its own {held.Count} trained again after {trained:F1} s") : "")}"));
    }

    /// <summary>Does it; what is returned completes once it is healed, with how long a silo took to stop that was asked to.</summary>
    private async Task<TimeSpan?> Begin(Fault fault, Silo? silo)
    {
        // What a fault is, is that it lasts this long.
        switch (fault)
        {
            case Fault.Kill:
                silo!.Signal("KILL");
                return null;
            case Fault.Stop:
                return (await silo!.StopAsync())?.Took;
            case Fault.Upgrade:
                return await UpgradeAsync(silo!);
            case Fault.Freeze:
                silo!.Signal("STOP");
                await Task.Delay(FrozenFor);
                silo.Signal("CONT");
                return null;
            case Fault.Cut:
                _networks!.Cut(silo!.Name);
                await Task.Delay(CutFor);
                _networks.Heal(silo.Name);
                return null;
            case Fault.Disk:
                _disk!.Fill();
                await Task.Delay(FullFor);
                _disk.Clear();
                return null;
            default:
                await _server.CrashAsync();
                await Task.Delay(AwayFor);
                await _server.StartAsync();
                return null;
        }
    }

    private static double? Seconds(TimeSpan? time) => time is { } known ? Math.Round(known.TotalSeconds, 2) : null;
}
