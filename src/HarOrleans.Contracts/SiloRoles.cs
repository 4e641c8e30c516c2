namespace HarOrleans.Contracts;

/// <summary>Roles a silo may have; an embedded server has all of them.</summary>
public static class SiloRoles
{
    /// <summary>Holds every grain but the trainers.</summary>
    public const string Control = "control";

    /// <summary>Runs objectives; its slots are the grains pinned to it.</summary>
    public const string Trainer = "trainer";

    /// <summary>Serves the pages.</summary>
    public const string Dashboard = "dashboard";

    /// <summary>All roles, in the order in which a cluster is started.</summary>
    public static IReadOnlyList<string> All { get; } = [Control, Trainer, Dashboard];
}
