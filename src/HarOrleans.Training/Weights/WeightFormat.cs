namespace HarOrleans.Training;

/// <summary>The forms of a weights file.</summary>
public enum WeightFormat
{
    /// <summary>PyTorch's state dict, <c>.pth</c> or <c>.pt</c>.</summary>
    PyTorch,

    /// <summary>Hugging Face's safetensors, <c>.safetensors</c>.</summary>
    Safetensors,
}
