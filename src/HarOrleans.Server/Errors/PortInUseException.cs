using HarOrleans.Contracts;

namespace HarOrleans.Server;

/// <summary>Another process listens on the dashboard's port. Nothing was changed.</summary>
[GenerateSerializer, Alias("har.PortInUseException")]
public sealed class PortInUseException : HarException
{
    /// <summary>Creates the error.</summary>
    public PortInUseException(int port)
        : base(FormattableString.Invariant($"port = {port} is in use by another process. Choose another --port, or 0 for any free one.")) => Port = port;

    /// <summary>The port.</summary>
    [Id(0)] public int Port { get; }
}
