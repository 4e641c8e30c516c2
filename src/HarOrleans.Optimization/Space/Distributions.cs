using System.Globalization;
using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>What can be asked of any distribution. The distribution is taken to be valid; see <see cref="StudySpecs.Validate(StudySpec)"/>.</summary>
public static class Distributions
{
    /// <summary>How far a stepped float may lie off its grid, in steps: decimal steps have no exact double.</summary>
    private const double GridTolerance = 1e-8;

    /// <summary>Whether a value is of the distribution's kind and in it. An int is no member of a float distribution, nor the other way round.</summary>
    public static bool Contains(Distribution distribution, ParamValue value) => distribution switch
    {
        CategoricalDistribution choices => choices.Choices.Contains(value),
        IntDistribution whole => value.Kind == ParamKind.Int && value.AsInt() >= whole.Low && value.AsInt() <= whole.High
            && ((Int128)value.AsInt() - whole.Low) % whole.Step == 0,
        FloatDistribution real => value.Kind == ParamKind.Float && Contains(real, value.AsDouble()),
        _ => throw Unknown(distribution),
    };

    /// <summary>The member nearest to a number: inside the bounds, on the grid. Of a categorical distribution: the choice at the rounded index.</summary>
    public static ParamValue Nearest(Distribution distribution, double number) => distribution switch
    {
        CategoricalDistribution choices => choices.Choices[(int)Math.Clamp(Math.Round(number), 0, choices.Choices.Count - 1)],
        IntDistribution whole => ParamValue.Of(Nearest(whole, number)),
        FloatDistribution real => ParamValue.Of(Nearest(real, number)),
        _ => throw Unknown(distribution),
    };

    /// <summary>The number that samplers reckon with: a number as it is, the index of a choice. <see cref="ArgumentException"/> for a choice that is none.</summary>
    public static double ToNumber(Distribution distribution, ParamValue value)
    {
        if (distribution is not CategoricalDistribution choices)
        {
            return value.AsDouble();
        }

        for (var index = 0; index < choices.Choices.Count; index++)
        {
            if (choices.Choices[index] == value)
            {
                return index;
            }
        }

        throw new ArgumentException($"'{value}' is not one of {Describe(distribution)}.", nameof(value));
    }

    /// <summary>The distribution in words for people: <c>float 0.0001..0.001 log</c>, <c>int 1..3</c>, <c>one of relu, tanh</c>.</summary>
    public static string Describe(Distribution? distribution) => distribution switch
    {
        CategoricalDistribution choices => $"one of {string.Join(", ", (choices.Choices ?? []).Select(Describe))}",
        IntDistribution i => Invariant($"int {i.Low}..{i.High}") + (i.Log ? " log" : string.Empty) + (i.Step == 1 ? string.Empty : Invariant($" step {i.Step}")),
        FloatDistribution f => Invariant($"float {f.Low}..{f.High}") + (f.Log ? " log" : string.Empty) + (f.Step is { } step ? Invariant($" step {step}") : string.Empty),
        null => "missing",
        _ => distribution.GetType().Name,
    };

    /// <summary>A float stays one beside the integer of the same size.</summary>
    private static string Describe(ParamValue choice) =>
        choice.Kind == ParamKind.Float && double.IsInteger(choice.AsDouble()) && Math.Abs(choice.AsDouble()) < 1e15 ? Invariant($"{choice}.0") : choice.ToString();

    /// <summary>Whether only one value is possible.</summary>
    public static bool IsSingle(Distribution distribution) => distribution switch
    {
        CategoricalDistribution choices => choices.Choices.Count == 1,
        IntDistribution whole => LastIndex(whole) == 0,
        FloatDistribution { Step: { } step } real => LastIndex(real, step) == 0,
        FloatDistribution real => real.Low == real.High,
        _ => throw Unknown(distribution),
    };

    /// <summary>The value of a distribution that has one only.</summary>
    internal static ParamValue Single(Distribution distribution) => distribution switch
    {
        CategoricalDistribution choices => choices.Choices[0],
        IntDistribution whole => ParamValue.Of(whole.Low),
        FloatDistribution real => ParamValue.Of(real.Low),
        _ => throw Unknown(distribution),
    };

    /// <summary>
    /// Why values of one distribution cannot stand beside those of another under one name in a study, or null where they can: the kind, the logarithm and the choices
    /// with their order must be the same; bounds and steps of numbers may differ. As Optuna's check.
    /// </summary>
    public static string? WhyIncompatible(Distribution known, Distribution given) => (known, given) switch
    {
        (CategoricalDistribution a, CategoricalDistribution b) => a.Equals(b) ? null : $"the choices must stay {Describe(a)}, but are {Describe(b)}",
        (FloatDistribution a, FloatDistribution b) => SameLog(a.Log, b.Log),
        (IntDistribution a, IntDistribution b) => SameLog(a.Log, b.Log),
        _ => $"it must stay {Describe(known)}, but is {Describe(given)}",
    };

    /// <summary>The same distribution with the largest value of its grid as upper bound.</summary>
    public static Distribution WithReachedHigh(Distribution distribution) => distribution switch
    {
        IntDistribution whole => whole with { High = GridValue(whole, LastIndex(whole)) },
        FloatDistribution { Step: { } step } real => real with { High = GridValue(real, LastIndex(real, step)) },
        _ => distribution,
    };

    /// <summary>How many values a distribution has; null for a continuous one.</summary>
    internal static UInt128? CountOf(Distribution distribution) => distribution switch
    {
        CategoricalDistribution choices => (UInt128)choices.Choices.Count,
        IntDistribution whole => LastIndex(whole) + 1,
        FloatDistribution { Step: { } step } real => LastIndex(real, step) + 1,
        _ when IsSingle(distribution) => 1,
        _ => null,
    };

    /// <summary>A value by its place, in ascending order; of a distribution that has a count.</summary>
    internal static ParamValue At(Distribution distribution, int index) => distribution switch
    {
        CategoricalDistribution choices => choices.Choices[index],
        IntDistribution whole => ParamValue.Of(GridValue(whole, (UInt128)index)),
        FloatDistribution { Step: not null } real => ParamValue.Of(GridValue(real, (ulong)index)),
        _ => Single(distribution),
    };

    internal static UInt128 LastIndex(IntDistribution whole) => (UInt128)(((Int128)whole.High - whole.Low) / whole.Step);

    internal static ulong LastIndex(FloatDistribution real, double step) => (ulong)Math.Floor(((real.High - real.Low) / step) + GridTolerance);

    internal static long GridValue(IntDistribution whole, UInt128 index) => (long)(whole.Low + ((Int128)index * whole.Step));

    /// <summary>Adds in decimal where both numbers are short decimals, so that the third step of 0.1 is 0.3 and not 0.30000000000000004.</summary>
    internal static double GridValue(FloatDistribution real, ulong index)
    {
        var step = real.Step!.Value;
        var value = IsShortDecimal(real.Low) && IsShortDecimal(step) && index < 1UL << 40
            ? (double)((decimal)real.Low + (index * (decimal)step))
            : real.Low + (index * step);
        return Math.Clamp(value, real.Low, real.High);
    }

    /// <summary>A decimal takes 15 digits of a double: longer ones would drift off their grid.</summary>
    private static bool IsShortDecimal(double value) => Math.Abs(value) is 0 or (> 1e-12 and < 1e12) && (double)(decimal)value == value;

    private static bool Contains(FloatDistribution real, double value)
    {
        if (!(value >= real.Low && value <= real.High))
        {
            return false;
        }

        return real.Step is not { } step || Math.Abs(value - Nearest(real, value)) <= step * GridTolerance;
    }

    private static long Nearest(IntDistribution whole, double number)
    {
        var inside = Math.Clamp(number, whole.Low, whole.High);
        var index = Math.Round((inside - whole.Low) / whole.Step);
        return GridValue(whole, UInt128.Min((UInt128)Math.Max(0, index), LastIndex(whole)));
    }

    private static double Nearest(FloatDistribution real, double number)
    {
        var inside = Math.Clamp(number, real.Low, real.High);
        return real.Step is { } step ? GridValue(real, Math.Min((ulong)Math.Max(0, Math.Round((inside - real.Low) / step)), LastIndex(real, step))) : inside;
    }

    private static string? SameLog(bool known, bool given) => known == given ? null : $"log must stay {(known ? "true" : "false")}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static ArgumentException Unknown(Distribution distribution) => new($"Unknown distribution {distribution}.", nameof(distribution));
}
