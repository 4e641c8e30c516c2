using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Recordings;

/// <summary>Takes samples one after the other, and makes a recording of each stretch of one person without a gap.</summary>
internal sealed class RecordingParts
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(float[] Values, int[] Labels, int? Subject)> _parts = [];
    private readonly List<float> _values = [];
    private readonly List<int> _labels = [];
    private int? _subject;

    /// <summary>Samples taken so far.</summary>
    internal int Samples { get; private set; }

    /// <summary>Takes a sample; <paramref name="activity"/> is null where nothing in particular was done.</summary>
    internal void Add(ReadOnlySpan<float> values, int? subject, string? activity, bool afterGap)
    {
        if (afterGap || subject != _subject)
        {
            Close();
        }

        _subject = subject;
        _values.AddRange(values);
        _labels.Add(Number(activity));
        Samples++;
    }

    /// <summary>The recordings. Activities are numbered as UCI does where they are all among its six, else in the order of their names.</summary>
    internal IReadOnlyList<SensorRecording> Finish(bool labelled)
    {
        Close();
        var six = _numbers.Keys.All(name => HarWindows.Activities.Contains(name));
        IReadOnlyList<string> names = six ? HarWindows.Activities : [.. _numbers.Keys.Order(StringComparer.Ordinal)];
        var final = new int[_numbers.Count + 1];
        foreach (var (name, number) in _numbers)
        {
            final[number] = names.ToList().IndexOf(name) + 1;
        }

        return [.. _parts.Select(part => new SensorRecording(part.Values, labelled ? Array.ConvertAll(part.Labels, label => final[label]) : null, names, part.Subject))];
    }

    private int Number(string? activity)
    {
        if (activity is null)
        {
            return 0;
        }

        if (!_numbers.TryGetValue(activity, out var number))
        {
            _numbers.Add(activity, number = _numbers.Count + 1);
        }

        return number;
    }

    private void Close()
    {
        if (_labels.Count > 0)
        {
            _parts.Add(([.. _values], [.. _labels], _subject));
        }

        _values.Clear();
        _labels.Clear();
    }
}
