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
        Parallel.For(0, y.Length, network.Room, (row, _, room) =>
        {
            var gates = Gates(row);
            network.FirstGates(x.AsSpan(row * network.Features, network.Features), gates);
            room.Count = 0;
            network.Add(gates, [], 0, room, row);
            (_labels[row], _margins[row]) = network.Classify(room)[0];
            return room;
        }, _ => { });
        BaseCorrect = Enumerable.Range(0, y.Length).Count(row => _labels[row] == y[row]);
    }

    /// <summary>Rows that are predicted correctly as they are.</summary>
    public int BaseCorrect { get; }

    /// <summary>How many rows are predicted correctly with a column in each order.</summary>
    public int[] Correct(int feature, int[][] orders, RowBlock room)
    {
        var reach = _network.Reach(_network.Column(feature));
        return Array.ConvertAll(orders, order => Correct(feature, order, reach, room));
    }

    private int Correct(int feature, int[] order, float[] reach, RowBlock room)
    {
        var column = _network.Column(feature);
        var correct = 0;
        room.Count = 0;
        for (var row = 0; row < order.Length; row++)
        {
            var change = Value(order[row], feature) - Value(row, feature);
            if (_margins[row] > (Math.Abs(change) * reach[_labels[row]]) + Slack || change == 0)
            {
                correct += _labels[row] == _y[row] ? 1 : 0;
                continue;
            }

            _network.Add(Gates(row), column, change, room, row);
            correct += room.Count == RowBlock.Most ? Empty(room) : 0;
        }

        return correct + Empty(room);
    }

    private int Empty(RowBlock room)
    {
        var answers = _network.Classify(room);
        var correct = 0;
        for (var at = 0; at < answers.Length; at++)
        {
            correct += answers[at].Label == _y[room.Rows[at]] ? 1 : 0;
        }

        room.Count = 0;
        return correct;
    }

    private float Value(int row, int feature) => _x[(row * _network.Features) + feature];

    private Span<float> Gates(int row) => _gates.AsSpan(row * _network.Gates, _network.Gates);
}
