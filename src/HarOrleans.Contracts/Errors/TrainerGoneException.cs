namespace HarOrleans.Contracts;

/// <summary>The silo that a trainer slot belongs to has left or died. The slot never comes back; a restarted silo has new slots.</summary>
[GenerateSerializer, Alias(Aliases.TrainerGoneException)]
public sealed class TrainerGoneException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="slot">The slot's key.</param>
    public TrainerGoneException(string slot) : base($"The trainer slot '{slot}' is gone.") => Slot = slot;

    /// <summary>The slot's key.</summary>
    [Id(0)] public string Slot { get; }
}
