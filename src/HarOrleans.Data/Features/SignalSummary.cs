namespace HarOrleans.Data.Features;

/// <summary>The nine statistics that every signal and spectrum has.</summary>
/// <param name="Mean">mean()</param>
/// <param name="Deviation">std(), divided by n; 0 for a constant signal, exactly.</param>
/// <param name="MeanDistance">mad(): mean absolute distance from the mean.</param>
/// <param name="Largest">max()</param>
/// <param name="Smallest">min()</param>
/// <param name="AbsoluteSum">sma(): sum of absolute values.</param>
/// <param name="Energy">energy(): mean of squares.</param>
/// <param name="QuartileRange">iqr()</param>
/// <param name="Entropy">entropy() of 256 levels between 0 and 1, in bits.</param>
internal readonly record struct SignalSummary(
    double Mean, double Deviation, double MeanDistance, double Largest, double Smallest, double AbsoluteSum, double Energy, double QuartileRange, double Entropy);
