namespace HarOrleans.Training;

/// <summary>The rows that a model is asked about with one column shuffled, over and over. Safe on several threads once made.</summary>
internal sealed class ShuffledRows
{
    /// <summary>A margin must exceed what a change can reach by this much, far above the rounding of float32, for the prediction to be taken as it was.</summary>
    private const float Slack = 1e-2f;

    private readonly SingleStepNetwork _network;
    private readonly float[] _x;
    private readonly int[] _y;
    private readonly float[] _gates;
    private readonly int[] _labels;
    private readonly float[] _margins;

    /// <summary>Predicts the rows as they are.</summary>
    public ShuffledRows(SingleStepNetwork network, float[] x, int[] y)
    {
        (_network, _x, _y) = (network, x, y);
        _gates = new float[y.Length * network.Gates];
        _labels = new int[y.Length];
        _margins = new float[y.Length];
        Parallel.For(0, y.Length, row =>
        {
            var gates = Gates(row);
            network.FirstGates(x.AsSpan(row * network.Features, network.Features), gates);
            (_labels[row], _margins[row]) = network.Classify(gates, [], 0, network.Scratch());
        });
        BaseCorrect = Enumerable.Range(0, y.Length).Count(row => _labels[row] == y[row]);
    }

    /// <summary>Rows that are predicted correctly as they are.</summary>
    public int BaseCorrect { get; }

    /// <summary>How many rows are predicted correctly with a column in each order.</summary>
    public int[] Correct(int feature, int[][] orders)
    {
        var reach = _network.Reach(_network.Column(feature));
        var scratch = _network.Scratch();
        return Array.ConvertAll(orders, order => Correct(feature, order, reach, scratch));
    }

    private int Correct(int feature, int[] order, float[] reach, float[] scratch)
    {
        var column = _network.Column(feature);
        var correct = 0;
        for (var row = 0; row < order.Length; row++)
        {
            var change = Value(order[row], feature) - Value(row, feature);
            var label = _labels[row];
            if (_margins[row] <= (Math.Abs(change) * reach[label]) + Slack && change != 0)
            {
                (label, _) = _network.Classify(Gates(row), column, change, scratch);
            }

            correct += label == _y[row] ? 1 : 0;
        }

        return correct;
    }

    private float Value(int row, int feature) => _x[(row * _network.Features) + feature];

    private Span<float> Gates(int row) => _gates.AsSpan(row * _network.Gates, _network.Gates);
}
