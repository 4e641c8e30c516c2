namespace HarOrleans.Contracts;

/// <summary>How the importance of parameters is reckoned.</summary>
public enum ImportanceMethod
{
    /// <summary>PED-ANOVA as Optuna 5.0 has it: every parameter that a complete trial has, over each of the distributions that it was drawn from.</summary>
    PedAnova,

    /// <summary>PED-ANOVA as Optuna 4.9 has it: the parameters that all complete trials share.</summary>
    PedAnovaShared,

    /// <summary>fANOVA: the share of a random forest's variance that each parameter explains alone; the parameters that all complete trials share.</summary>
    Fanova,
}
