using System.Security.Cryptography;
using HarOrleans.Data.Reading;

namespace HarOrleans.Data.Simulation;

/// <summary>Thirty people who were never measured, their windows in the layout of the UCI HAR data.</summary>
internal sealed class SimulatedPeople
{
    private const int People = 30;
    private const ulong Sensor = 0x48_41_52;
    private static readonly int[] TestSubjects = [2, 4, 9, 10, 12, 13, 18, 20, 24];

    private readonly SplitMix64 _seed;
    private readonly FeatureLens[] _lenses;

    internal SimulatedPeople(long seed)
    {
        _seed = new SplitMix64(unchecked((ulong)seed));
        var sensor = new SplitMix64(Sensor);
        _lenses = [.. FeatureGrammar.Names.Select(name => FeatureLens.Of(name, sensor))];
    }

    internal HarTable Train(int rows) => Table([.. Enumerable.Range(1, People).Except(TestSubjects)], rows);

    internal HarTable Test(int rows) => Table(TestSubjects, rows);

    private HarTable Table(int[] people, int rows)
    {
        var table = new HarTable(
            ColumnNames.Distinguish(FeatureGrammar.Names), new double[rows * _lenses.Length], new int[rows], new string[rows], string.Empty)
        {
            HeaderNames = FeatureGrammar.Names,
        };
        var row = 0;
        for (var index = 0; index < people.Length; index++)
        {
            row = Windows(table, people[index], row, (int)((index + 1L) * rows / people.Length));
        }

        using var digest = new DigestStream(HashAlgorithmName.SHA256);
        CsvTableWriter.Write(table, digest);
        return table with { Sha256 = digest.Digest() };
    }

    /// <summary>One person's rows, activity after activity in nearly equal numbers.</summary>
    private int Windows(HarTable table, int person, int from, int to)
    {
        var chance = _seed.Fork((ulong)person);
        var habits = Draw(chance, Motion.Person);
        var count = Motion.Activities.Count;
        double[][] ways = [.. Enumerable.Range(0, count).Select(activity => Way(activity, habits, chance))];
        for (var activity = 0; activity < count; activity++)
        {
            var end = from + (int)((activity + 1L) * (to - from) / count);
            for (var row = from + (int)((long)activity * (to - from) / count); row < end; row++)
            {
                table.Subjects[row] = person;
                table.Activities[row] = Motion.Activities[activity];
                var motion = Window(ways, activity, chance);
                for (var feature = 0; feature < _lenses.Length; feature++)
                {
                    table.Features[(row * _lenses.Length) + feature] = _lenses[feature].See(motion, chance);
                }
            }
        }

        return to;
    }

    private static double[] Way(int activity, double[] habits, SplitMix64 chance)
    {
        var way = Motion.Average(activity);
        for (var quantity = 0; quantity < way.Length; quantity++)
        {
            way[quantity] += habits[quantity] + (Motion.PersonAndActivity * chance.Normal());
        }

        return way;
    }

    private static double[] Window(double[][] ways, int activity, SplitMix64 chance)
    {
        var motion = Draw(chance, Motion.Window);
        var changes = chance.Uniform() < Motion.Change;
        var other = ways[(activity + 1 + (int)(chance.Uniform() * (ways.Length - 1))) % ways.Length];
        var share = changes ? 0.5 * chance.Uniform() : 0;
        for (var quantity = 0; quantity < motion.Length; quantity++)
        {
            motion[quantity] += ((1 - share) * ways[activity][quantity]) + (share * other[quantity]);
        }

        return motion;
    }

    private static double[] Draw(SplitMix64 chance, double deviation)
    {
        var drawn = new double[Motion.Count];
        for (var quantity = 0; quantity < drawn.Length; quantity++)
        {
            drawn[quantity] = deviation * chance.Normal();
        }

        return drawn;
    }
}
