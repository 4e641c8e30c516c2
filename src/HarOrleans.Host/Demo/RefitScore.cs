namespace HarOrleans.Host.Demo;

/// <summary>How the winner, trained once more on all people of the training file, did on the test file.</summary>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="Accuracy">On all rows of the test file.</param>
/// <param name="Low">Lower end of the accuracy's 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Subjects">Accuracy by subject.</param>
/// <param name="Model">The folder of the logged model, below the state folder's artifacts.</param>
internal sealed record RefitScore(int Epochs, double Accuracy, double Low, double High, IReadOnlyDictionary<int, double> Subjects, string Model);
