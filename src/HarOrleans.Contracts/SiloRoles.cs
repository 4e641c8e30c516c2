namespace HarOrleans.Contracts;

/// <summary>Roles a silo may have; an embedded server has all of them.</summary>
public static class SiloRoles
{
    /// <summary>Holds every grain but those that a trainer has.</summary>
    public const string Control = "control";

    /// <summary>Runs objectives, its slots being the grains pinned to it, and predicts.</summary>
    public const string Trainer = "trainer";

    /// <summary>Serves the pages.</summary>
    public const string Dashboard = "dashboard";

    /// <summary>All roles, in the order in which a cluster is started.</summary>
    public static IReadOnlyList<string> All { get; } = [Control, Trainer, Dashboard];
}
