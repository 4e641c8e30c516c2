using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>Which values a parameter of the objective may have.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Accepts">Its values, in words.</param>
/// <param name="IsValid">Whether a value is one of them.</param>
internal sealed record ParameterRule(string Name, string Accepts, Func<ParamValue, bool> IsValid)
{
    /// <summary>The rules of <c>har-lstm</c>. Every parameter is needed: one with a fixed value has a single choice.</summary>
    public static IReadOnlyList<ParameterRule> All { get; } =
    [
        Whole(HarLstm.HiddenSize, 1, 4096),
        Whole(HarLstm.BatchSize, 1, 65536),
        Number(HarLstm.LearningRate, "a number above 0 and at most 1", value => value is > 0 and <= 1),
        Number(HarLstm.Dropout, "a number of at least 0 and below 1", value => value is >= 0 and < 1),
        new(HarLstm.Activation, "relu or tanh", value => value.Kind == ParamKind.String && value.AsString() is "relu" or "tanh"),
        Whole(HarLstm.NumLayers, 1, 8),
        Number(HarLstm.WeightDecay, "a number from 0 to 1", value => value is >= 0 and <= 1),
    ];

    /// <summary>Values of a distribution that the parameter cannot have; of a range its ends stand for all.</summary>
    public IEnumerable<ParamValue> Wrong(Distribution distribution)
    {
        IEnumerable<ParamValue> candidates = distribution switch
        {
            CategoricalDistribution categorical => categorical.Choices,
            IntDistribution range => [ParamValue.Of(range.Low), ParamValue.Of(range.High)],
            FloatDistribution range => [ParamValue.Of(range.Low), ParamValue.Of(range.High)],
            _ => [ParamValue.Null],
        };
        return candidates.Where(value => !IsValid(value)).Distinct();
    }

    private static ParameterRule Whole(string name, long low, long high) => new(
        name,
        FormattableString.Invariant($"a whole number from {low} to {high}"),
        value => value.Kind == ParamKind.Int && value.AsInt() >= low && value.AsInt() <= high);

    private static ParameterRule Number(string name, string accepts, Func<double, bool> isValid) => new(
        name, accepts, value => value.Kind is ParamKind.Int or ParamKind.Float && isValid(value.AsDouble()));
}
