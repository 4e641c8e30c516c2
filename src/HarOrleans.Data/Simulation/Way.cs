namespace HarOrleans.Data.Simulation;

/// <summary>How one person moves at one moment: a point between the ways of the activities. Angles are in turns.</summary>
internal sealed class Way
{
    /// <summary>Multiples of the stride's frequency that a movement is made of: up to about 15 Hz.</summary>
    internal const int Multiples = 16;

    /// <summary>Movements: up, right and forward in g, then yaw, pitch and roll in turns.</summary>
    internal const int Movements = 6;

    internal const int Pitch = 0;
    internal const int Roll = 1;
    internal const int Sway = 2;

    /// <summary>Changes of posture a second.</summary>
    internal const int Shifts = 3;
    internal const int Shift = 4;

    /// <summary>Turns by half a circle a second.</summary>
    internal const int Turns = 5;

    /// <summary>Landings a second.</summary>
    internal const int Landings = 6;

    /// <summary>Steps a second.</summary>
    internal const int Cadence = 7;
    private const int FirstWave = 8;

    private readonly double[] _figures = new double[FirstWave + (Movements * Multiples * 2)];

    /// <summary>One of the figures named above.</summary>
    internal ref double this[int figure] => ref _figures[figure];

    /// <summary>The waves: for each multiple of the stride's frequency, from 1 on, the cosine and the sine part of each movement.</summary>
    internal Span<double> Waves => _figures.AsSpan(FirstWave);

    /// <summary>Becomes what lies between two ways.</summary>
    internal void Mix(Way from, Way to, double share)
    {
        for (var figure = 0; figure < _figures.Length; figure++)
        {
            _figures[figure] = from._figures[figure] + (share * (to._figures[figure] - from._figures[figure]));
        }
    }
}
