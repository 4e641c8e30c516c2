namespace HarOrleans.Training;

/// <summary>The shape of an <see cref="LstmClassifier"/>.</summary>
/// <param name="Features">Features of one time step.</param>
/// <param name="Classes">Classes to tell apart.</param>
/// <param name="HiddenSize">Width of each LSTM layer, in each direction.</param>
/// <param name="Layers">LSTM layers on top of each other.</param>
/// <param name="Dropout">Share of the last step's outputs that training sets to 0, in [0, 1).</param>
/// <param name="Activation">Between the last step and the output layer.</param>
/// <param name="Bidirectional">Whether each layer also reads the steps from last to first.</param>
internal sealed record LstmOptions(
    int Features, int Classes, int HiddenSize, int Layers, double Dropout, Activation Activation, bool Bidirectional = false)
{
    /// <summary>1, or 2 where it is bidirectional.</summary>
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>How many numbers the model learns.</summary>
    public long Weights
    {
        get
        {
            var gates = 4L * HiddenSize * Directions;
            var first = gates * (Features + HiddenSize + 2L);
            var others = (Layers - 1L) * gates * (((long)HiddenSize * Directions) + HiddenSize + 2);
            return first + others + ((((long)HiddenSize * Directions) + 1) * Classes);
        }
    }
}
