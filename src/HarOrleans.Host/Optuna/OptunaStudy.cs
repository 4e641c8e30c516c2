using HarOrleans.Contracts;

namespace HarOrleans.Host.Optuna;

/// <summary>A study as Optuna's tables have it, whole and checked.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Directions">Which values are better.</param>
/// <param name="UserAttributes">Names to JSON values.</param>
/// <param name="SystemAttributes">Names to JSON values.</param>
/// <param name="Trials">Its trials by number, as templates.</param>
internal sealed record OptunaStudy(
    string Name,
    IReadOnlyList<StudyDirection> Directions,
    IReadOnlyDictionary<string, string> UserAttributes,
    IReadOnlyDictionary<string, string> SystemAttributes,
    IReadOnlyList<FrozenTrial> Trials);
