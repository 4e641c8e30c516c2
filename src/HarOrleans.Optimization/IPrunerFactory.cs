namespace HarOrleans.Optimization;

/// <summary>Makes pruners of one name; registered in dependency injection, found by <see cref="Name"/>.</summary>
public interface IPrunerFactory
{
    /// <summary>The name that studies refer to.</summary>
    string Name { get; }

    /// <summary>Makes the pruner. <see cref="Contracts.InvalidSpecException"/> names each option that is unknown or out of range, with its value.</summary>
    IPruner Create(IReadOnlyDictionary<string, string> options);
}
