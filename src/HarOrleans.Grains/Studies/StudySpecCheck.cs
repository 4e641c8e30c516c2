using HarOrleans.Abstractions;
using HarOrleans.Contracts;
using HarOrleans.Optimization;

namespace HarOrleans.Grains;

/// <summary>Everything that is wrong with a study's specification, at once.</summary>
internal sealed class StudySpecCheck(Samplers samplers, Pruners pruners, IEnumerable<IObjective> objectives)
{
    internal IReadOnlyList<string> Errors(StudySpec spec)
    {
        List<string> errors = [.. StudySpecs.Validate(spec)];
        var isSound = errors.Count == 0;
        Gather(errors, () =>
        {
            var sampler = samplers.Create(spec.Sampler);
            _ = isSound ? sampler.TrialsInAll(spec.Space) : null;
        });
        Gather(errors, () => pruners.Create(spec.Pruner));

        // A control silo need not know the objective; the trainers do.
        errors.AddRange(spec.Objective is null ? [] : objectives.FirstOrDefault(x => x.Name == spec.Objective.Name)?.Validate(spec) ?? []);
        return errors;
    }

    private static void Gather(List<string> errors, Action make)
    {
        try
        {
            make();
        }
        catch (InvalidSpecException e)
        {
            errors.AddRange(e.Errors);
        }
    }
}
