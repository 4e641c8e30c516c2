namespace HarOrleans.Host.Doctor;

/// <summary>One question about this machine. Looking changes nothing.</summary>
internal interface ICheck
{
    /// <summary>What it is about, in a word or two.</summary>
    string Name { get; }

    /// <summary>Looks. What a check throws counts as <see cref="Mark.Wrong"/>.</summary>
    Task<Finding> LookAsync(CancellationToken cancellationToken);
}
