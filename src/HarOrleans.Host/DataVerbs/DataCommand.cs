using System.CommandLine;

namespace HarOrleans.Host.DataVerbs;

/// <summary>The command <c>har data</c>: one verb for each question about a data set.</summary>
internal static class DataCommand
{
    /// <summary>Makes the command with all its verbs.</summary>
    /// <param name="run">Does a verb's work.</param>
    internal static Command Create(DataRunner run)
    {
        var command = new Command("data", "Look at a data set: what is in it, what its figures are, and whether anything is wrong with it.");
        DataVerb[] verbs =
        [
            new ShapesVerb(), new HeadVerb(), new DictionaryVerb(), new DescribeVerb(), new ClassesVerb(), new MissingVerb(), new DuplicatesVerb(), new OutliersVerb(),
            new CorrelateVerb(), new CheckVerb(), new ConvertVerb(), new HistogramVerb(), new BoxVerb(), new BalanceVerb(), new HeatmapVerb(),
            new FeaturesVerb(), new SimulateVerb(), new DownloadVerb(),
        ];
        foreach (var verb in verbs)
        {
            command.Add(verb.Create(run));
        }

        return command;
    }
}
