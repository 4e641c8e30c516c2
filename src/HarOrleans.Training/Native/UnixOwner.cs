using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace HarOrleans.Training;

/// <summary>Who owns a folder, which .NET does not tell. 64-bit Linux with glibc 2.28 or newer.</summary>
[SupportedOSPlatform("linux")]
internal static partial class UnixOwner
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int DoNotFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint TypeAndOwner = 0x1 | 0x8; // STATX_TYPE | STATX_UID
    private const int TypeMask = 0xF000;
    private const int FolderType = 0x4000;

    /// <summary>The effective user id of this process.</summary>
    public static uint CurrentUser => GetEffectiveUser();

    /// <summary>Whether the path is a folder, not a link to one, that belongs to this process's user.</summary>
    public static bool IsOwnFolder(string path)
    {
        if (StatX(CurrentFolder, path, DoNotFollow, TypeAndOwner, out var status) != 0)
        {
            throw new IOException($"Cannot look at {path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
        }

        return (status.Mode & TypeMask) == FolderType && status.User == CurrentUser;
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out Status status);

    /// <summary>The kernel's <c>struct statx</c>; the same on every architecture.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(20)] public uint User;
        [FieldOffset(28)] public ushort Mode;
    }
}
