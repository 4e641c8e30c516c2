using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>
/// Tree-structured Parzen estimator (Bergstra et al. 2011): models the good trials and the others as two densities, l and g, draws candidates from l and
/// takes the one with the largest l / g. Holds a study's history, which grows; not safe for concurrent use.
/// </summary>
internal sealed class TpeEngine(TpeSamplerOptions options, IReadOnlyList<SearchParameter> space, IReadOnlyList<StudyDirection> directions)
{
    private readonly Dictionary<string, TpeModel> _models = new(StringComparer.Ordinal);
    private readonly TpeGroups _groups = new();

    internal TpeHistory History { get; } = new(space, directions);

    /// <summary>Parameters of the next trial.</summary>
    /// <param name="random">What the model draws from.</param>
    /// <param name="startup">What the first trials draw from.</param>
    internal Dictionary<string, ParamValue> Sample(NumpyRandom random, NumpyRandom startup)
    {
        if (History.Finished < options.StartupTrials)
        {
            return RandomSampler.Sample(History.Space, startup);
        }

        var drawn = new Dictionary<string, ParamValue>(StringComparer.Ordinal);
        foreach (var (columns, joint) in Blocks())
        {
            Choose(columns, joint, random, drawn);
        }

        var values = new Dictionary<string, ParamValue>(History.Space.Count, StringComparer.Ordinal);
        foreach (var column in History.Columns)
        {
            if (column.IsSingle)
            {
                drawn[column.Parameter.Name] = Distributions.Single(column.Parameter.Distribution);
            }
            else if (!drawn.ContainsKey(column.Parameter.Name))
            {
                Choose([column], joint: false, random, drawn);
            }

            values[column.Parameter.Name] = drawn[column.Parameter.Name];
        }

        return values;
    }

    /// <summary>What is drawn jointly: the parameters that all trials have; or in groups, those that the same trials have.</summary>
    private IEnumerable<(IReadOnlyList<TpeColumn> Columns, bool Joint)> Blocks()
    {
        if (!(options.Multivariate ?? (options.Group || !History.IsMultiObjective)))
        {
            return [];
        }

        var free = History.Columns.Where(column => !column.IsSingle).OrderBy(column => column.Parameter.Name, StringComparer.Ordinal).ToList();
        if (free.All(column => column.PresentCount == History.Count))
        {
            return free.Count == 0 ? [] : [(free, true)];
        }

        if (!options.Group)
        {
            var common = free.Where(column => column.PresentCount == History.Count).ToList();
            return common.Count == 0 ? [] : [(common, true)];
        }

        return _groups.Follow(History).Select(group => (group, true));
    }

    private void Choose(IReadOnlyList<TpeColumn> columns, bool joint, NumpyRandom random, Dictionary<string, ParamValue> drawn)
    {
        var key = string.Join('\n', columns.Select(column => column.Parameter.Name));
        if (!_models.TryGetValue(key, out var model))
        {
            model = new(columns);
            _models[key] = model;
        }

        var places = model.Choose(History, options, joint, random);
        for (var index = 0; index < columns.Count; index++)
        {
            drawn[columns[index].Parameter.Name] = columns[index].ToValue(places[index]);
        }
    }
}
