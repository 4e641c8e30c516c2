using System.Diagnostics;
using System.Globalization;

namespace HarOrleans.Chaos;

/// <summary>
/// A network for each silo, all plugged into one bridge, in a network and mount namespace of this process: a silo whose plug is pulled reaches no other, while the database still answers it by its
/// socket in the file system. Linux, as root.
/// </summary>
internal sealed class Networks : IDisposable
{
    private const string Inside = "HAR_CHAOS_NETWORKS";
    private const string Prefix = "10.77.0.";
    private readonly List<string> _names = [];

    private Networks()
    {
    }

    /// <summary>Runs this very program within namespaces of its own, and returns its exit code; null where it is within them already, or where there can be none.</summary>
    internal static int? RunInside(IReadOnlyList<string> arguments)
    {
        if (Environment.GetEnvironmentVariable(Inside) is not null || !OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || TryRun("unshare", "--net", "--mount", "ip", "link") != 0)
        {
            return null;
        }

        var start = new ProcessStartInfo("unshare", ["--net", "--mount", Environment.ProcessPath!, .. arguments]) { Environment = { [Inside] = "1" } };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Makes the bridge; null outside of the namespaces.</summary>
    internal static Networks? TryCreate()
    {
        if (Environment.GetEnvironmentVariable(Inside) is null)
        {
            return null;
        }

        // Names of networks are files here; those of this run are to go with it.
        Directory.CreateDirectory("/run/netns");
        Run("mount", "-t", "tmpfs", "none", "/run/netns");
        Ip("link set lo up");
        Ip("link add har type bridge");
        Ip(string.Create(CultureInfo.InvariantCulture, $"addr add {Prefix}1/24 dev har"));
        Ip("link set har up");
        return new();
    }

    /// <summary>The address of the silo with this index.</summary>
    internal static string AddressOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{index + 10}");

    /// <summary>Makes a silo's network; what has to stand before a command so that it runs there.</summary>
    internal IReadOnlyList<string> Plug(string name)
    {
        var (near, far, address) = ($"n-{_names.Count}", $"f-{_names.Count}", AddressOf(_names.Count));
        _names.Add(name);
        Ip($"netns add {name}");
        Ip($"link add {near} type veth peer name {far} netns {name}");
        Ip($"link set {near} master har up");
        Ip($"-n {name} addr add {address}/24 dev {far}");
        Ip($"-n {name} link set {far} up");
        Ip($"-n {name} link set lo up");
        return ["ip", "netns", "exec", name];
    }

    /// <summary>Pulls a silo's plug.</summary>
    internal void Cut(string name) => Ip($"link set n-{_names.IndexOf(name)} down");

    /// <summary>Puts it in again.</summary>
    internal void Heal(string name) => Ip($"link set n-{_names.IndexOf(name)} up");

    public void Dispose()
    {
        foreach (var name in _names)
        {
            Ip($"netns delete {name}");
        }
    }

    private static void Ip(string arguments) => Run("ip", arguments.Split(' '));

    private static void Run(string program, params string[] arguments)
    {
        if (TryRun(program, arguments) is not 0 and var code)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}.");
        }
    }

    private static int TryRun(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
