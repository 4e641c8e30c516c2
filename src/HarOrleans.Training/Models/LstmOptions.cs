namespace HarOrleans.Training;

/// <summary>The shape of an <see cref="LstmClassifier"/>.</summary>
/// <param name="Features">Features of one time step.</param>
/// <param name="Classes">Classes to tell apart.</param>
/// <param name="HiddenSize">Width of each LSTM layer.</param>
/// <param name="Layers">LSTM layers on top of each other.</param>
/// <param name="Dropout">Share of the last step's outputs that training sets to 0, in [0, 1).</param>
/// <param name="Activation">Between the last step and the output layer.</param>
internal sealed record LstmOptions(int Features, int Classes, int HiddenSize, int Layers, double Dropout, Activation Activation);
