using System.CommandLine;
using HarOrleans.Host.CommandLine;
using HarOrleans.Host.Output;

namespace HarOrleans.Host.ModelVerbs;

/// <summary>The option <c>--html</c>: a drawing of the answer.</summary>
internal sealed class HtmlOption(string what)
{
    /// <summary>The option itself.</summary>
    internal Option<string?> Option { get; } = Options.OptionalText("--html", "FILE", $"Write {what} as an HTML document that stands alone.");

    /// <summary>Looks whether there is room for the document, before anything is measured.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    internal void Look(ModelCall call)
    {
        if (call.Get(Option) is { } place)
        {
            OutputFolder.Look("--html", place);
        }
    }

    /// <summary>Writes the document where it was asked for; the lines that say so.</summary>
    /// <exception cref="BadInputException">The place cannot be written to.</exception>
    internal IEnumerable<string> Write(ModelCall call, Func<string> draw)
    {
        if (call.Get(Option) is not { } place)
        {
            return [];
        }

        OutputFolder.Writing("--html", place, path => File.WriteAllText(path, draw()));
        return ["", $"Drawn in {place}."];
    }
}
