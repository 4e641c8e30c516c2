using HarOrleans.Contracts;

namespace HarOrleans.Training;

/// <summary>The families of this room.</summary>
internal static class ModelFamilies
{
    private static readonly IModelFamily[] All = [new LstmFamily(), new RawLstmFamily(), new CnnFamily()];

    /// <summary>The family of an objective.</summary>
    /// <exception cref="NotFoundException">No family has this name.</exception>
    public static IModelFamily Of(string objective) =>
        All.FirstOrDefault(each => each.Name == objective) ?? throw new NotFoundException("objective", objective);

    /// <summary>The rules of all that a trial of the family has.</summary>
    public static IReadOnlyList<ParameterRule> AllRules(this IModelFamily family) => [.. family.Rules, .. TrainingRules.Needed, .. TrainingRules.Optional];
}
