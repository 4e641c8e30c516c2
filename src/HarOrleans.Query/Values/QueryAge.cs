using System.Globalization;

namespace HarOrleans.Query;

/// <summary>A point in time before now: <c>-7d</c>. Ages are equal when written alike; <c>-7d</c> and <c>-1w</c> are not.</summary>
/// <param name="Amount">How many units, 0 to <see cref="QueryLimits.Age"/>.</param>
/// <param name="Unit"><c>s</c>, <c>m</c>, <c>h</c>, <c>d</c> or <c>w</c>.</param>
public sealed record QueryAge(int Amount, char Unit) : QueryValue
{
    internal const string Units = "smhdw";

    /// <inheritdoc />
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"-{Amount}{Unit}");

    /// <inheritdoc />
    public override string ToString() => Text;

    /// <summary>The moment it means; the earliest there is where it would lie before that.</summary>
    public DateTimeOffset Before(DateTimeOffset now)
    {
        var span = TimeSpan.FromSeconds(Amount * (Unit switch { 's' => 1L, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 604_800 }));
        return now.UtcDateTime.Ticks > span.Ticks ? now.ToUniversalTime() - span : DateTimeOffset.MinValue;
    }
}
