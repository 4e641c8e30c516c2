namespace HarOrleans.Training;

/// <summary>One named array of weights, apart from libtorch.</summary>
/// <param name="Name">The parameter's name, e.g. <c>lstm.weight_ih_l0</c>.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Values">Its values, row-major.</param>
public sealed record WeightTensor(string Name, IReadOnlyList<long> Shape, float[] Values);
