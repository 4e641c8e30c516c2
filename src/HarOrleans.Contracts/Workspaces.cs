namespace HarOrleans.Contracts;

/// <summary>Names of workspaces that always exist.</summary>
public static class Workspaces
{
    /// <summary>The workspace of a server that nobody has divided into teams.</summary>
    public const string Default = "default";

    /// <summary>The owner recorded while nobody has signed in.</summary>
    public const string LocalOwner = "local";
}
