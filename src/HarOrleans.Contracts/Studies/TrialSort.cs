namespace HarOrleans.Contracts;

/// <summary>What trials can be listed by. Trials without the value come last, and equal ones stay by number.</summary>
[GenerateSerializer, Alias(Aliases.TrialSort)]
public enum TrialSort
{
    /// <summary>The number.</summary>
    Number = 0,

    /// <summary>The first objective's value.</summary>
    Value = 1,

    /// <summary>From the first start to the end, or until now.</summary>
    Duration = 2,

    /// <summary>The state, in the order in which <see cref="TrialState"/> names them.</summary>
    State = 3,
}
