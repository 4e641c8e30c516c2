using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Benchmarks;

/// <summary>The functions that samplers are measured on.</summary>
internal static class TestFunctions
{
    private static readonly double[] HartmannWeights = [1.0, 1.2, 3.0, 3.2];

    private static readonly double[][] HartmannSlopes =
    [
        [10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14],
    ];

    private static readonly double[][] HartmannPlaces =
    [
        [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886], [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
        [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650], [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
    ];

    private static readonly CategoricalDistribution Digits = new([.. "-2 -1 0 1 2".Split(' ').Select(ParamValue.Of)]);

    /// <summary>All of them, by name.</summary>
    internal static IReadOnlyDictionary<string, TestFunction> ByName { get; } = new TestFunction[]
    {
        new("branin", [new("x1", new FloatDistribution(-5, 10)), new("x2", new FloatDistribution(0, 15))], p => Branin(p["x1"].AsDouble(), p["x2"].AsDouble())),
        new("hpo7", Hpo7Space(), Hpo7),
        new("ackley_mixed6", AckleySpace(), p => Ackley([.. p.Values.Select(Number)])),
        new("hartmann6", Box(6, 0, 1), p => Hartmann6(Vector(p, 6))),
        new("rosenbrock10", Box(10, -5, 10), p => Rosenbrock(Vector(p, 10))),
    }.ToDictionary(function => function.Name, StringComparer.Ordinal);

    private static SearchParameter[] Box(int dimensions, double low, double high) =>
        [.. Enumerable.Range(1, dimensions).Select(index => new SearchParameter(Invariant($"x{index}"), new FloatDistribution(low, high)))];

    private static SearchParameter[] Hpo7Space() =>
    [
        new("hidden_size", new CategoricalDistribution([ParamValue.Of(32), ParamValue.Of(64), ParamValue.Of(128), ParamValue.Of(256)])),
        new("batch_size", new CategoricalDistribution([ParamValue.Of(32), ParamValue.Of(64), ParamValue.Of(128)])),
        new("lr", new FloatDistribution(1e-5, 1e-1, Log: true)),
        new("dropout", new FloatDistribution(0, 0.5)),
        new("activation", new CategoricalDistribution([ParamValue.Of("relu"), ParamValue.Of("tanh")])),
        new("num_layers", new IntDistribution(1, 3)),
        new("weight_decay", new FloatDistribution(1e-6, 1e-2, Log: true)),
    ];

    private static SearchParameter[] AckleySpace() =>
    [
        new("f1", new FloatDistribution(-32, 32)),
        new("f2", new FloatDistribution(-32, 32)),
        new("i1", new IntDistribution(-10, 10)),
        new("i2", new IntDistribution(-10, 10)),
        new("c1", Digits),
        new("c2", Digits),
    ];

    private static double Branin(double x, double y)
    {
        var bowl = y - (5.1 / (4 * Math.PI * Math.PI) * x * x) + (5 / Math.PI * x) - 6;
        return (bowl * bowl) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x)) + 10;
    }

    /// <summary>What tuning a small network looks like: a valley whose place depends on the choices.</summary>
    private static double Hpo7(IReadOnlyDictionary<string, ParamValue> p)
    {
        var (hidden, batch, tanh) = (p["hidden_size"].AsInt(), p["batch_size"].AsInt(), p["activation"].AsString() == "tanh");
        var (bestDropout, hiddenCost) = hidden switch { 32 => (0.0, 0.30), 64 => (0.1, 0.12), 128 => (0.2, 0.0), _ => (0.3, 0.05) };
        var batchCost = batch switch { 32 => 0.02, 64 => 0.0, _ => 0.04 };
        var bestRate = -3 + (0.4 * Math.Log2(batch / 64.0)) - (tanh ? 0.5 : 0);
        return (0.25 * Square(Math.Log10(p["lr"].AsDouble()) - bestRate))
            + (2 * Square(p["dropout"].AsDouble() - bestDropout))
            + hiddenCost
            + batchCost
            + (tanh ? 0.08 : 0)
            + (0.06 * Square(p["num_layers"].AsInt() - 2))
            + (0.03 * Square(Math.Log10(p["weight_decay"].AsDouble()) + 4));
    }

    private static double Ackley(double[] x) =>
        (-20 * Math.Exp(-0.2 * Math.Sqrt(x.Average(Square)))) - Math.Exp(x.Average(v => Math.Cos(2 * Math.PI * v))) + 20 + Math.E;

    private static double Hartmann6(double[] x) => -Enumerable.Range(0, 4).Sum(bump =>
        HartmannWeights[bump] * Math.Exp(-Enumerable.Range(0, 6).Sum(axis => HartmannSlopes[bump][axis] * Square(x[axis] - HartmannPlaces[bump][axis]))));

    private static double Rosenbrock(double[] x) =>
        Enumerable.Range(0, x.Length - 1).Sum(index => (100 * Square(x[index + 1] - (x[index] * x[index]))) + Square(1 - x[index]));

    private static double[] Vector(IReadOnlyDictionary<string, ParamValue> p, int dimensions) =>
        [.. Enumerable.Range(1, dimensions).Select(index => p[Invariant($"x{index}")].AsDouble())];

    private static double Number(ParamValue value) =>
        value.Kind == ParamKind.String ? double.Parse(value.AsString(), CultureInfo.InvariantCulture) : value.AsDouble();

    private static double Square(double x) => x * x;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
