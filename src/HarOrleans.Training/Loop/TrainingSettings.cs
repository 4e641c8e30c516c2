namespace HarOrleans.Training;

/// <summary>How a model is trained.</summary>
/// <param name="Epochs">Passes over the training rows, at most.</param>
/// <param name="BatchSize">Rows a step; the last step of an epoch takes what is left.</param>
/// <param name="LearningRate">Adam's learning rate.</param>
/// <param name="WeightDecay">Adam's weight decay.</param>
/// <param name="Seed">Seed of initial weights, shuffling and dropout; not negative.</param>
/// <param name="Patience">Epochs without a better validation accuracy after which training stops.</param>
internal sealed record TrainingSettings(int Epochs, int BatchSize, double LearningRate, double WeightDecay, long Seed, int Patience = 20);
