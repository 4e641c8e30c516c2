using FsCheck;
using FsCheck.Fluent;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>Generators of search spaces.</summary>
internal static class Spaces
{
    private static readonly Gen<double> AnyDouble = Gen.OneOf(
        ArbMap.Default.GeneratorFor<double>(),
        Gen.Elements(0, -0.0, 1, 1e-300, double.Epsilon, double.MaxValue, double.MinValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity),
        Gen.Choose(-1000, 1000).Select(whole => whole / 8.0));

    private static readonly Gen<long> AnyLong = Gen.OneOf(
        ArbMap.Default.GeneratorFor<long>(),
        Gen.Elements(0, 1, -1, long.MaxValue, long.MinValue, int.MaxValue),
        Gen.Choose(-50, 50).Select(whole => (long)whole));

    private static readonly Gen<ParamValue> AnyChoice = Gen.OneOf(
        Gen.Elements(ParamValue.Null, ParamValue.Of(true), ParamValue.Of(false), ParamValue.Of(string.Empty), ParamValue.Of("relu")),
        AnyLong.Select(ParamValue.Of),
        AnyDouble.Select(ParamValue.Of));

    /// <summary>Finite numbers of every size, both signs.</summary>
    private static readonly Gen<double> Finite = AnyDouble.Where(double.IsFinite).Select(x => Math.Clamp(x, -1e300, 1e300));

    /// <summary>Positive numbers from 1e-12 to 1e12.</summary>
    private static readonly Gen<double> Positive = Gen.Choose(-12_000, 12_000).Select(exponent => Math.Pow(10, exponent / 1000.0));

    private static readonly Gen<Distribution> ValidDistribution = Gen.OneOf(
        from choices in AnyChoice.Where(choice => choice.Kind != ParamKind.Float || double.IsFinite(choice.AsDouble())).Between(1, 6)
        select (Distribution)new CategoricalDistribution([.. choices.Distinct()]),
        from a in AnyLong
        from b in AnyLong
        from step in Gen.OneOf(Gen.Constant(1L), Gen.Choose(1, 9).Select(whole => (long)whole), AnyLong.Where(whole => whole > 0))
        select (Distribution)new IntDistribution(Math.Min(a, b), Math.Max(a, b), Step: step),
        from a in AnyLong.Where(whole => whole > 0)
        from b in AnyLong.Where(whole => whole > 0)
        select (Distribution)new IntDistribution(Math.Min(a, b), Math.Max(a, b), Log: true),
        from a in Finite from b in Finite select (Distribution)new FloatDistribution(Math.Min(a, b), Math.Max(a, b)),
        from a in Positive from b in Positive select (Distribution)new FloatDistribution(Math.Min(a, b), Math.Max(a, b), Log: true),
        from low in Finite
        from range in Positive
        from steps in Positive.Select(x => Math.Min(x, 1e9))
        select (Distribution)new FloatDistribution(low, low + range, Step: range / steps));

    private static readonly Gen<Distribution> AnyDistribution = Gen.OneOf(
        ValidDistribution,
        from choices in AnyChoice.Between(0, 4) select (Distribution)new CategoricalDistribution([.. choices]),
        Gen.Elements<Distribution>(null!, new CategoricalDistribution(null!)),
        from low in AnyLong from high in AnyLong from log in Gen.Elements(true, false) from step in AnyLong select (Distribution)new IntDistribution(low, high, log, step),
        from low in AnyDouble
        from high in AnyDouble
        from log in Gen.Elements(true, false)
        from step in AnyDouble
        select (Distribution)new FloatDistribution(low, high, log, step > 0.5 ? null : step));

    /// <summary>Spaces of 1 to 6 parameters that are valid.</summary>
    internal static Arbitrary<SearchParameter[]> Valid { get; } = ValidDistribution.Between(1, 6)
        .Select(list => list.Select((distribution, index) => new SearchParameter($"p{index}", distribution)).ToArray()).ToArbitrary();

    /// <summary>Spaces with anything in them.</summary>
    internal static Arbitrary<SearchParameter[]> Any { get; } = (
        from name in Gen.Elements("a", "b", "", " ", null!)
        from distribution in AnyDistribution
        select distribution is null && name is null ? null! : new SearchParameter(name, distribution)).Between(0, 4).Select(list => list.ToArray()).ToArbitrary();

    private static Gen<List<T>> Between<T>(this Gen<T> element, int least, int most) =>
        Gen.Choose(least, most).SelectMany(count => element.ListOf(count).Select(list => list.ToList()));
}
