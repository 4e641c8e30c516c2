namespace HarOrleans.Training;

/// <summary>Up to eight rows on their way through a <see cref="SingleStepNetwork"/>. One caller at a time.</summary>
/// <param name="width">Units of a layer.</param>
/// <param name="gates">Pre-activations of a layer.</param>
internal sealed class RowBlock(int width, int gates)
{
    /// <summary>Most rows at once.</summary>
    internal const int Most = 8;

    /// <summary>Rows that are in it.</summary>
    internal int Count { get; set; }

    /// <summary>What the caller calls each row.</summary>
    internal int[] Rows { get; } = new int[Most];

    /// <summary>Each row's class, and how far the runner-up's logit lies behind.</summary>
    internal (int Label, float Margin)[] Answers { get; } = new (int, float)[Most];

    /// <summary>Rows x gates.</summary>
    internal float[] Pre { get; } = new float[Most * gates];

    /// <summary>A layer's output for one row.</summary>
    internal float[] Hidden { get; } = new float[width];

    /// <summary>A layer's output: units x rows.</summary>
    internal float[] Values { get; } = new float[width * Most];

    /// <summary>Lays <see cref="Hidden"/> beside the other rows' output.</summary>
    internal void Put(int row)
    {
        for (var unit = 0; unit < Hidden.Length; unit++)
        {
            Values[(unit * Most) + row] = Hidden[unit];
        }
    }

    /// <summary>The output of a row, as <see cref="Hidden"/>.</summary>
    internal void Take(int row)
    {
        for (var unit = 0; unit < Hidden.Length; unit++)
        {
            Hidden[unit] = Values[(unit * Most) + row];
        }
    }
}
