using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>The seven parameters of the HAR study and a smooth function of them with one best place inside the box.</summary>
internal static class HarProblem
{
    internal static readonly IReadOnlyList<SearchParameter> Space =
    [
        new("hidden_size", new CategoricalDistribution([ParamValue.Of(32), ParamValue.Of(64), ParamValue.Of(128), ParamValue.Of(256)])),
        new("batch_size", new CategoricalDistribution([ParamValue.Of(32), ParamValue.Of(64), ParamValue.Of(128)])),
        new("lr", new FloatDistribution(1e-4, 1e-3, Log: true)),
        new("dropout", new FloatDistribution(0, 0.5)),
        new("activation", new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Of("tanh")])),
        new("num_layers", new IntDistribution(1, 3)),
        new("weight_decay", new FloatDistribution(1e-6, 1e-3, Log: true)),
    ];

    /// <summary>Larger is better; at most 0.96.</summary>
    internal static double Accuracy(IReadOnlyDictionary<string, ParamValue> p) =>
        0.96
        - (0.010 * Square(Math.Log2(p["hidden_size"].AsDouble()) - 7))
        - (0.010 * Square(Math.Log2(p["batch_size"].AsDouble()) - 6))
        - (0.100 * Square(Math.Log10(p["lr"].AsDouble()) + 3.3))
        - (0.400 * Square(p["dropout"].AsDouble() - 0.2))
        - (p["activation"].AsString() == "relu" ? 0 : 0.015)
        - (0.010 * Square(p["num_layers"].AsDouble() - 2))
        - (0.010 * Square(Math.Log10(p["weight_decay"].AsDouble()) + 4.5));

    private static double Square(double x) => x * x;
}
