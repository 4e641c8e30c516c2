namespace HarOrleans.Data.Understanding;

/// <summary>Mean and sum of squared distances from it, in two passes; summed from the first value to the last, so the bits are the same everywhere.</summary>
internal static class Moments
{
    internal static (double Mean, double Squares) Of(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        var squares = 0.0;
        var correction = 0.0;
        foreach (var value in values)
        {
            var distance = value - mean;
            squares += distance * distance;
            correction += distance;
        }

        // The correction takes out what the mean's own rounding adds.
        return (mean, squares - (correction * correction / values.Length));
    }
}
