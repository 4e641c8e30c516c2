namespace HarOrleans.Training;

/// <summary>How far one optimiser step goes.</summary>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="Momentum">SGD's momentum, or Adam's beta1, for the step.</param>
internal readonly record struct StepPace(double LearningRate, double Momentum);
