using System.Net;
using HarOrleans.Contracts;

namespace HarOrleans.Server;

/// <summary>Another process listens on a port. Nothing was changed.</summary>
[GenerateSerializer, Alias("har.PortInUseException")]
public sealed class PortInUseException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="port">The port.</param>
    /// <param name="option">The option that it came by.</param>
    public PortInUseException(int port, string option = "port")
        : base(FormattableString.Invariant($"{option} = {port} is in use by another process. Choose another --{option}{(option == "port" ? ", or 0 for any free one" : ", or leave it out for any free one")}.")) => Port = port;

    /// <summary>Creates the error of the address that is watched from outside.</summary>
    public PortInUseException(IPEndPoint monitor)
        : base($"monitor = {monitor} is in use by another process, or is no address of this machine. Choose another --monitor.") => Port = monitor.Port;

    /// <summary>The port.</summary>
    [Id(0)] public int Port { get; }
}
