namespace HarOrleans.Dashboard;

/// <summary>
/// The way from a page to a chart that may not be on the screen yet: keeps what is sent until the chart stands, and nothing afterwards. The browser
/// holds the data; here only each curve's extremes stay, for the written summary.
/// </summary>
public sealed class ChartFeed
{
    private readonly List<ChartBlock> _waiting = [];
    private Func<IReadOnlyList<ChartBlock>, bool, Task>? _chart;

    /// <summary>Blocks that wait for a chart.</summary>
    internal int Waiting => _waiting.Count;

    /// <summary>What the chart shows, in words.</summary>
    public ChartSummary Summary { get; } = new();

    /// <summary>Adds points; a step that is there takes the new value.</summary>
    public Task AppendAsync(IReadOnlyList<ChartBlock> blocks) => SendAsync(blocks, false);

    /// <summary>Drops every curve and begins again.</summary>
    public Task ReplaceAsync(IReadOnlyList<ChartBlock> blocks) => SendAsync(blocks, true);

    internal async Task AttachAsync(Func<IReadOnlyList<ChartBlock>, bool, Task> chart)
    {
        var waiting = _waiting.ToArray();
        _waiting.Clear();
        _chart = chart;
        await chart(waiting, true);
    }

    internal void Detach() => _chart = null;

    private Task SendAsync(IReadOnlyList<ChartBlock> blocks, bool replace)
    {
        if (blocks.Count == 0 && !replace)
        {
            return Task.CompletedTask;
        }

        Summary.Add(blocks, replace);
        if (_chart is { } chart)
        {
            return chart(blocks, replace);
        }

        if (replace)
        {
            _waiting.Clear();
        }

        _waiting.AddRange(blocks);
        return Task.CompletedTask;
    }
}
