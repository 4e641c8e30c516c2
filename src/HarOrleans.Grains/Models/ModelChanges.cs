using HarOrleans.Contracts;

namespace HarOrleans.Grains;

/// <summary>What each command makes of a registered model. Where it changes nothing, the same instance comes back.</summary>
internal static class ModelChanges
{
    internal static ModelInfo Register(ModelInfo model, ModelVersionSpec spec, string? runId, DateTimeOffset at)
    {
        if (model.Versions.Any(each => each.Source == spec.Source))
        {
            return model;
        }

        var version = new ModelVersion(model.NextVersion, spec.Source, runId, spec.Description, spec.Tags, spec.By, at, at);
        return model with { Versions = [.. model.Versions, version], NextVersion = model.NextVersion + 1 };
    }

    internal static ModelInfo SetAlias(ModelInfo model, string alias, int version, DateTimeOffset at, string by, string? reason)
    {
        int? before = model.Aliases.TryGetValue(alias, out var named) ? named : null;
        return before == Version(model, version).Version
            ? model
            : model with
            {
                Aliases = new Dictionary<string, int>(model.Aliases) { [alias] = version },
                AliasHistory = Remembered(model, [new AliasChange(alias, before, version, at, by, reason)]),
            };
    }

    internal static ModelInfo DeleteAliases(ModelInfo model, Func<string, int, bool> which, DateTimeOffset at, string by, string? reason)
    {
        var gone = model.Aliases.Where(each => which(each.Key, each.Value)).OrderBy(each => each.Key, StringComparer.Ordinal).ToList();
        return gone.Count == 0
            ? model
            : model with
            {
                Aliases = model.Aliases.Except(gone).ToDictionary(),
                AliasHistory = Remembered(model, [.. gone.Select(each => new AliasChange(each.Key, each.Value, null, at, by, reason))]),
            };
    }

    internal static ModelInfo DeleteVersion(ModelInfo model, int version, DateTimeOffset at, string by, string? reason)
    {
        if (version > 0 && version < model.NextVersion && model.Versions.All(each => each.Version != version))
        {
            return model; // deleted already
        }

        var gone = Version(model, version);
        var freed = DeleteAliases(model, (_, named) => named == version, at, by, reason);
        return freed with { Versions = [.. freed.Versions.Where(each => each != gone)] };
    }

    internal static ModelInfo Delete(ModelInfo model, DateTimeOffset at, string by, string? reason) => DeleteAliases(model, (_, _) => true, at, by, reason) with
    {
        Description = string.Empty,
        Tags = new Dictionary<string, string>(),
        Versions = [],
        DeletedAt = at,
    };

    internal static ModelInfo Tag(ModelInfo model, int? version, string key, string? value, DateTimeOffset at)
    {
        IReadOnlyDictionary<string, string> Changed(IReadOnlyDictionary<string, string> tags)
        {
            if (tags.GetValueOrDefault(key) == value)
            {
                return tags;
            }

            var changed = new Dictionary<string, string>(tags);
            if (value is null)
            {
                changed.Remove(key);
            }
            else
            {
                changed[key] = value;
            }

            return changed;
        }

        if (version is not { } number)
        {
            return ReferenceEquals(Changed(model.Tags), model.Tags) ? model : model with { Tags = Changed(model.Tags) };
        }

        var one = Version(model, number);
        return ReferenceEquals(Changed(one.Tags), one.Tags) ? model : With(model, one with { Tags = Changed(one.Tags), UpdatedAt = at });
    }

    internal static ModelInfo Describe(ModelInfo model, int? version, string description, DateTimeOffset at)
    {
        if (version is not { } number)
        {
            return model.Description == description ? model : model with { Description = description };
        }

        var one = Version(model, number);
        return one.Description == description ? model : With(model, one with { Description = description, UpdatedAt = at });
    }

    internal static ModelVersion Version(ModelInfo model, int version) => model.Versions.FirstOrDefault(each => each.Version == version)
        ?? throw new NotFoundException("version", FormattableString.Invariant($"{model.Name}/{version}"));

    private static ModelInfo With(ModelInfo model, ModelVersion changed) =>
        model with { Versions = [.. model.Versions.Select(each => each.Version == changed.Version ? changed : each)] };

    private static IReadOnlyList<AliasChange> Remembered(ModelInfo model, IReadOnlyList<AliasChange> changes) =>
        [.. model.AliasHistory.Concat(changes).TakeLast(ModelRules.AliasHistory)];
}
