using System.Diagnostics.Metrics;
using HarOrleans.Storage;

namespace HarOrleans.Benchmarks;

/// <summary>Counts what the stores of this process commit.</summary>
internal sealed class CommitCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _value;

    internal CommitCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: StorageMeter.Name, Name: StorageMeter.Commits })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _value, count));
        _listener.Start();
    }

    internal long Value => Interlocked.Read(ref _value);

    public void Dispose() => _listener.Dispose();
}
