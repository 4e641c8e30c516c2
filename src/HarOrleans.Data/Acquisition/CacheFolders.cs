namespace HarOrleans.Data.Acquisition;

/// <summary>Where a system keeps what can be made again.</summary>
internal static class CacheFolders
{
    private const string Name = "har-orleans";

    /// <summary>
    /// <c>$XDG_CACHE_HOME/har-orleans</c>, else the user's cache folder: <c>~/.cache</c>, on macOS <c>~/Library/Caches</c>, on Windows the local
    /// application data. Null where the user has no home.
    /// </summary>
    internal static string? OfUser(Func<string, string?> variable)
    {
        // The XDG rules call a relative path invalid.
        if (variable("XDG_CACHE_HOME") is { } xdg && Path.IsPathFullyQualified(xdg))
        {
            return Path.Combine(xdg, Name);
        }

        if (OperatingSystem.IsWindows())
        {
            return Under(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), Name);
        }

        var home = variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS() ? Under(home, "Library", "Caches", Name) : Under(home, ".cache", Name);
    }

    private static string? Under(string folder, params string[] names) =>
        Path.IsPathFullyQualified(folder) ? Path.Combine([folder, .. names]) : null;
}
