using System.Globalization;

namespace HarOrleans.Contracts;

/// <summary>What is stored of something was written by a newer version, in a format that this one does not know. Nothing was changed.</summary>
[GenerateSerializer, Alias(Aliases.StateFormatException)]
public sealed class StateFormatException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="state">The state's name, e.g. <c>study</c>.</param>
    /// <param name="grain">Whose it is.</param>
    /// <param name="format">Its format.</param>
    /// <param name="known">The newest format that this version knows.</param>
    public StateFormatException(string state, string grain, int format, int known)
        : base(string.Create(CultureInfo.InvariantCulture, $"The state '{state}' of {grain} has format {format}, and this version knows none above {known}: a newer version wrote it. Nothing was changed. Update this server."))
        => (State, Format, Known) = (state, format, known);

    /// <summary>The state's name.</summary>
    [Id(0)] public string State { get; }

    /// <summary>Its format.</summary>
    [Id(1)] public int Format { get; }

    /// <summary>The newest format that this version knows.</summary>
    [Id(2)] public int Known { get; }
}
