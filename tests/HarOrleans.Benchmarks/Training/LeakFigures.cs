namespace HarOrleans.Benchmarks;

/// <summary>What one study says, and what its winner is worth. Intervals are of 95 %, over people.</summary>
/// <param name="Protocol">How the data was split.</param>
/// <param name="Subject">Whether the subject's number was a feature.</param>
/// <param name="Epoch">Which epoch's weights count: <c>best</c> or <c>last</c>.</param>
/// <param name="Reported">Validation accuracy of the winner, which the study chose by.</param>
/// <param name="ReportedLow">Lower end of its interval.</param>
/// <param name="ReportedHigh">Upper end of its interval.</param>
/// <param name="Test">The winner's accuracy on the test file; under <c>notebook</c> the same rows.</param>
/// <param name="TestLow">Lower end of its interval.</param>
/// <param name="TestHigh">Upper end of its interval.</param>
internal sealed record LeakFigures(
    string Protocol, bool Subject, string Epoch, double Reported, double ReportedLow, double ReportedHigh, double Test, double TestLow, double TestHigh);
