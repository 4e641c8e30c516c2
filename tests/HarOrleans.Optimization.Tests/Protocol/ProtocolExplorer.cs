using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>Visits every world that can be reached, breadth first, so that a broken guarantee comes with a shortest way to it.</summary>
internal sealed class ProtocolExplorer(ProtocolRules rules, TrialLimits limits, int maxReleases, int maxInTransit, bool cancels = false)
{
    private readonly ProtocolModel _model = new(rules, limits, maxReleases, maxInTransit, cancels);
    private readonly RecoveryCheck _recovery = new(rules, limits);
    private readonly WorldCodec _codec = new();
    private readonly Dictionary<UInt128, int> _indexes = [];
    private readonly List<UInt128> _worlds = [];
    private readonly List<int> _parents = [];

    /// <summary>Worlds visited.</summary>
    internal int Worlds => _worlds.Count;

    /// <summary>Steps between them.</summary>
    internal long Steps { get; private set; }

    /// <summary>States of the trial that were reached.</summary>
    internal HashSet<TrialState> Reached { get; } = [];

    /// <summary>Highest attempt seen.</summary>
    internal int Attempts { get; private set; }

    /// <summary>The first guarantee found broken, with the way to it; null where all hold.</summary>
    internal string? Explore()
    {
        Add(_codec.Encode(World.Start), -1);
        for (var index = 0; index < _worlds.Count; index++)
        {
            var world = _codec.Decode(_worlds[index]);
            Reached.Add(world.Stored.State);
            Attempts = Math.Max(Attempts, world.Stored.Attempt);
            try
            {
                _recovery.Check(world.Stored);
                foreach (var (_, next) in _model.Next(world))
                {
                    Steps++;
                    Add(_codec.Encode(next), index);
                }
            }
            catch (ViolationException violation)
            {
                return $"{violation.Message}{Environment.NewLine}{string.Join(Environment.NewLine, WayTo(index))}{Environment.NewLine}then: {violation.Message}";
            }
        }

        return null;
    }

    private void Add(UInt128 world, int parent)
    {
        if (_indexes.TryAdd(world, _worlds.Count))
        {
            _worlds.Add(world);
            _parents.Add(parent);
        }
    }

    private List<string> WayTo(int index)
    {
        var way = new List<string>();
        for (; _parents[index] >= 0; index = _parents[index])
        {
            var (what, next) = _model.Next(_codec.Decode(_worlds[_parents[index]])).First(step => _codec.Encode(step.Next) == _worlds[index]);
            way.Add($"  {what}: {next.Stored.State}, attempt {next.Stored.Attempt}");
        }

        way.Reverse();
        return way;
    }
}
