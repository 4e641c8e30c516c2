using Spectre.Console;
using Spectre.Console.Rendering;

namespace HarOrleans.Host.Output;

/// <summary>A line written where a region is redrawn in place: clears the region first, which would otherwise shine through behind a shorter line.</summary>
/// <param name="line">The line, without markup.</param>
internal sealed class LineAbove(string line) : Renderable
{
    private const string EraseToEndOfScreen = "\u001b[J";

    /// <inheritdoc />
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        IRenderable text = new Paragraph(line + "\n");
        return [Segment.Control(EraseToEndOfScreen), .. text.Render(options, maxWidth)];
    }
}
