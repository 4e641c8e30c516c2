namespace HarOrleans.Server.Tests;

/// <summary>Tests that read what the whole process counts, or set its environment, and so run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
