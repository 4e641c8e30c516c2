using System.Diagnostics;
using System.Globalization;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.Progress;

/// <summary>Work that is counted, in lines: one every tenth of the way, with the time left at the pace so far. Safe on several threads.</summary>
/// <param name="what">What is counted, for the line's head.</param>
/// <param name="total">How many there are.</param>
/// <param name="say">Takes the lines.</param>
internal sealed class CountLines(string what, int total, Action<string> say) : IProgress<int>
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();
    private long _tenths;

    /// <inheritdoc />
    public void Report(int value)
    {
        lock (_gate)
        {
            var tenths = value * 10L / total;
            if (tenths <= _tenths || value >= total)
            {
                return;
            }

            _tenths = tenths;
            var left = TextFormat.Duration(Stopwatch.GetElapsedTime(_started) / value * (total - value));
            say(string.Create(CultureInfo.InvariantCulture, $"{what} {value} of {total}, about {left} left"));
        }
    }
}
