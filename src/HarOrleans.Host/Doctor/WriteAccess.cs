using System.Runtime.InteropServices;

namespace HarOrleans.Host.Doctor;

/// <summary>Whether a file or folder may be written, asked without writing.</summary>
internal static class WriteAccess
{
    private const int Write = 2; // W_OK

    /// <summary>Why this user may not write there; null where it may, or where the system cannot be asked.</summary>
    internal static string? Refusal(string path)
    {
        if (OperatingSystem.IsWindows() || Access(path, Write) == 0)
        {
            return null;
        }

        return Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "access", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
}
