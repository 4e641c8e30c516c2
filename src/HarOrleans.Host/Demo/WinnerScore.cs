using HarOrleans.Contracts;

namespace HarOrleans.Host.Demo;

/// <summary>How the best trial's kept weights did on the test file, which nothing was chosen by.</summary>
/// <param name="Evaluation">On all its rows.</param>
/// <param name="Low">Lower end of the accuracy's 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Subjects">Accuracy by subject.</param>
internal sealed record WinnerScore(Evaluation Evaluation, double Low, double High, IReadOnlyDictionary<int, double> Subjects);
