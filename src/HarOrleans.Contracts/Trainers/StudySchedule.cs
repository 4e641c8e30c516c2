using System.Text.Json;

namespace HarOrleans.Contracts;

/// <summary>How a study's trials stand in the queue. It is kept in the study's system attributes.</summary>
/// <param name="Requires">What they need of a trainer, as <see cref="SlotNeed"/> reads it; all of it.</param>
/// <param name="Priority">Trials of a higher priority go first, whatever the shares; 0 by default.</param>
public sealed record StudySchedule(IReadOnlyList<string> Requires, int Priority = 0)
{
    /// <summary>The system attribute with the needs, a JSON list; of a study, or of a trial that has its own.</summary>
    public const string RequiresAttribute = "har:requires";

    /// <summary>The system attribute with the priority, a JSON number.</summary>
    public const string PriorityAttribute = "har:priority";

    /// <summary>Nothing needed, and no precedence.</summary>
    public static StudySchedule Default { get; } = new([]);

    /// <summary>What a study's system attributes say. What cannot be read counts as not there.</summary>
    public static StudySchedule Of(IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return new(Read<string[]>(attributes, RequiresAttribute) ?? Default.Requires, Read<int?>(attributes, PriorityAttribute) ?? 0);
    }

    /// <summary>What a trial needs by its own system attributes, in place of what its study says; null where they say nothing.</summary>
    public static IReadOnlyList<string>? NeedsOf(IReadOnlyDictionary<string, string> trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return Read<string[]>(trial, RequiresAttribute);
    }

    /// <summary>The same as system attributes.</summary>
    public IReadOnlyDictionary<string, string> ToAttributes() =>
        new Dictionary<string, string> { [RequiresAttribute] = JsonSerializer.Serialize(Requires), [PriorityAttribute] = JsonSerializer.Serialize(Priority) };

    private static T? Read<T>(IReadOnlyDictionary<string, string> attributes, string name)
    {
        try
        {
            return attributes.TryGetValue(name, out var json) ? JsonSerializer.Deserialize<T>(json) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
