using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Training;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>A model that somebody named: its weights, and what else is known of it.</summary>
/// <param name="Name">What it is called in words: a file, <c>STUDY/N</c>, or a version of a registered model.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="Activation">Its activation, where that is known: a file's is not.</param>
internal sealed record StoredModel(string Name, IReadOnlyList<WeightTensor> Weights, string? Activation)
{
    /// <summary>The objective that trained it, where that is known: a file's is not.</summary>
    internal string? Objective { get; init; }

    /// <summary>The settings of a trial's study: protocol and digests of its data; empty of a file.</summary>
    internal IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The run that made it, where that is known: a file's is not.</summary>
    internal string? RunId { get; init; }

    /// <summary>What prepared the rows that it was trained with, where it was logged with that: its rows are then prepared by it.</summary>
    internal Preparation? Preparation { get; init; }

    /// <summary>Reads a file of weights.</summary>
    /// <param name="option">The option or argument that names it, for messages.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="BadInputException">It is not there, or is no file of weights.</exception>
    internal static StoredModel OfFile(string option, string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return new StoredModel(path, ModelWeights.Read(file), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or IOException)
        {
            throw new BadInputException($"{option} {path}: this file cannot be read ({e.Message.TrimEnd('.')}). Give a .pth or .safetensors file.");
        }
        catch (HarException e)
        {
            throw new BadInputException($"{option} {path}: {e.Message} Give a whole file that har export or torch.save(model.state_dict(), FILE) wrote.");
        }
    }
}
