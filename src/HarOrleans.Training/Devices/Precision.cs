namespace HarOrleans.Training;

/// <summary>The numbers that the passes of a training calculate with.</summary>
internal enum Precision
{
    /// <summary>float32 throughout.</summary>
    Float32,

    /// <summary>bfloat16 forwards and backwards; float32 for the weights that are learnt, the optimiser, the loss and the validation.</summary>
    Bf16,
}
