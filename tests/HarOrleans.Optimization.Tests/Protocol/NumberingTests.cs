using Xunit;

namespace HarOrleans.Optimization.Tests;

/// <summary>
/// Trial numbers are dense: two activations of a study create trials one after the other, and may crash before a create reaches the store or before its
/// answer comes back. Explored exhaustively for three trials.
/// </summary>
public sealed class NumberingTests(ITestOutputHelper output)
{
    private const int Trials = 3;

    /// <summary>The store's rule: a number that is there already is answered with the stored trial.</summary>
    private static readonly Func<Rows, int, (Rows Rows, int Id)> CreateOnce = (rows, number) => rows.Find(number) is { } id
        ? (rows, id)
        : (new(rows.List.Add((number, rows.List.Count + 1))), rows.List.Count + 1);

    [Fact]
    public void Numbers_have_no_gap_and_no_double_whatever_crashes()
    {
        var (violation, states) = Explore(CreateOnce, known => known);
        output.WriteLine($"{states} states explored");
        Assert.Null(violation);
    }

    [Fact]
    public void Without_the_stores_rule_a_number_comes_twice() =>
        Assert.Equal("a number is there twice", Explore((rows, number) => (new(rows.List.Add((number, rows.List.Count + 1))), rows.List.Count + 1), known => known).Violation);

    [Fact]
    public void Counting_on_without_an_answer_leaves_a_gap() =>
        Assert.Equal("a number is missing", Explore(CreateOnce, known => known + 1).Violation);

    /// <summary>What a study does when no answer to a create came: <paramref name="afterLoss"/> of what it knew.</summary>
    private static (string? Violation, int States) Explore(Func<Rows, int, (Rows Rows, int Id)> create, Func<int, int> afterLoss)
    {
        var start = (Rows: new Rows([]), First: 0, Second: 0);
        var seen = new HashSet<(Rows, int, int)> { start };
        var open = new Queue<(Rows Rows, int First, int Second)>([start]);
        while (open.TryDequeue(out var world))
        {
            var numbers = world.Rows.List.Select(row => row.Number).Order().ToList();
            if (numbers.Distinct().Count() < numbers.Count)
            {
                return ("a number is there twice", seen.Count);
            }

            if (!numbers.SequenceEqual(Enumerable.Range(0, numbers.Count)))
            {
                return ("a number is missing", seen.Count);
            }

            foreach (var next in Next(world.Rows, world.First).Select(next => (next.Rows, next.Known, world.Second))
                .Concat(Next(world.Rows, world.Second).Select(next => (next.Rows, world.First, next.Known))))
            {
                if (seen.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        return (null, seen.Count);

        IEnumerable<(Rows Rows, int Known)> Next(Rows rows, int known)
        {
            yield return (rows, rows.List.Count); // it crashes, and a new activation reads the rows
            if (known < Trials)
            {
                var (after, id) = create(rows, known);
                Assert.Contains((known, id), after.List);
                yield return (after, known + 1); // committed and answered
                yield return (after, afterLoss(known)); // committed, and the answer is lost
                yield return (rows, afterLoss(known)); // never arrived
            }
        }
    }

    /// <summary>Stored trials, equal by content.</summary>
    private sealed record Rows(System.Collections.Immutable.ImmutableList<(int Number, int Id)> List)
    {
        public bool Equals(Rows? other) => other is not null && List.SequenceEqual(other.List);

        public override int GetHashCode() => List.Aggregate(0, HashCode.Combine);

        internal int? Find(int number) => List.FirstOrDefault(row => row.Number == number) is { Id: > 0 } row ? row.Id : null;
    }
}
