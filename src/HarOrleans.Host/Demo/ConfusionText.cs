using System.Globalization;
using System.Text;
using HarOrleans.Contracts;

namespace HarOrleans.Host.Demo;

/// <summary>A confusion matrix as text: rows are the actual classes with their names, columns the predicted ones by the rows' numbers, so that it fits 80 columns.</summary>
internal static class ConfusionText
{
    /// <summary>The lines: a heading with the columns' numbers, then one row a class.</summary>
    internal static IReadOnlyList<string> Lines(Evaluation evaluation)
    {
        var labels = evaluation.Classes.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {name}")).ToList();
        var left = labels.Max(l => l.Length);
        var cell = Math.Max(5, evaluation.Confusion.SelectMany(row => row).Max().ToString(CultureInfo.InvariantCulture).Length + 2);

        var lines = new List<string>(labels.Count + 1) { Row("", Enumerable.Range(1, labels.Count).Select(i => (long)i)) };
        lines.AddRange(labels.Select((label, i) => Row(label, evaluation.Confusion[i])));
        return lines;

        string Row(string label, IEnumerable<long> counts)
        {
            var line = new StringBuilder(label.PadRight(left));
            foreach (var count in counts)
            {
                line.Append(count.ToString(CultureInfo.InvariantCulture).PadLeft(cell));
            }

            return line.ToString();
        }
    }
}
