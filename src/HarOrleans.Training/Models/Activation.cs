namespace HarOrleans.Training;

/// <summary>What stands between the LSTM's last step and the output layer.</summary>
internal enum Activation
{
    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>max(0, x).</summary>
    Relu,
}
