using System.CommandLine;

namespace HarOrleans.Host.CommandLine;

/// <summary>The option <c>--migrate</c>.</summary>
internal static class MigrateOption
{
    /// <summary>Makes the option.</summary>
    internal static Option<bool> Create() => new("--migrate")
    {
        Description = "Bring the PostgreSQL database's schema up to date first, as har db migrate does; a state folder's own always is.",
    };
}
