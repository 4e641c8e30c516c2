using System.CommandLine;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.DataVerbs;

/// <summary>The option <c>--out</c> of a verb that draws: the file that the figure goes to. Its figures alone are to be had with <c>--json</c>.</summary>
/// <param name="endings">The endings that a file may have, the first for HTML.</param>
internal sealed class FigureFile(params string[] endings)
{
    /// <summary>The option itself.</summary>
    internal Option<string?> Option { get; } = Options.OptionalText("--out", "FILE", $"The file to draw into ({string.Join(", ", endings)}); it stands alone, without a request to anywhere.");

    /// <summary>The file, or null where only figures are asked for.</summary>
    /// <exception cref="BadInputException">There is neither a file nor a document to write, or the file's ending stands for no form of figure, or it can be no file.</exception>
    internal string? Target(DataCall call)
    {
        var target = call.Get(Option);
        if (target is null)
        {
            return call.WantsJson ? null : throw new BadInputException($"--out: there is no file to draw into. Give --out figure{endings[0]}, or --json for the figures alone.");
        }

        if (!endings.Contains(Path.GetExtension(target), StringComparer.OrdinalIgnoreCase))
        {
            throw new BadInputException($"--out {target}: the ending stands for no form of figure. Use one of: {string.Join(", ", endings)}.");
        }

        OutputFolder.Look("--out", target);
        return target;
    }

    /// <summary>Writes the file, where there is one.</summary>
    internal static void Write(string? target, Action<string> write)
    {
        if (target is not null)
        {
            OutputFolder.Writing("--out", target, write);
        }
    }

    /// <summary>Says where the figure is.</summary>
    internal static void Tell(DataText text, string? target) => text.Line($"The figure is in {target}.");
}
