using HarOrleans.Contracts;

namespace HarOrleans.Server;

/// <summary>Objectives of one's own could not be loaded. The message names the path, says why, and what to do; nothing was changed.</summary>
[GenerateSerializer, Alias("har.ObjectiveAssemblyException")]
public sealed class ObjectiveAssemblyException : HarException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="problem">What is wrong, a sentence without its full stop.</param>
    /// <param name="advice">What to do next, a full sentence.</param>
    /// <param name="inner">The cause, or null.</param>
    public ObjectiveAssemblyException(string path, string problem, string advice, Exception? inner = null)
        : base($"{path}: {problem}. {advice}", inner) => Path = path;

    /// <summary>The file or folder that could not be loaded.</summary>
    [Id(0)] public string Path { get; }
}
