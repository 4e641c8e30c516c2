using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace HarOrleans.Query.Tests;

/// <summary>Queries beside the same condition in C#, over rows of three fields that may be missing.</summary>
internal static class Predicates
{
    private static readonly string[] Names = ["adam", "sgd", "Adam", ""];

    public static readonly Gen<Sample> Row =
        from lr in Gen.Choose(-1, 4)
        from opt in Gen.Choose(-1, 3)
        from days in Gen.Choose(-1, 5)
        select new Sample(lr < 0 ? null : lr / 4.0, opt < 0 ? null : Names[opt], days < 0 ? null : Tests.Row.Now.AddDays(-days).AddHours(-1));

    public static readonly Gen<Predicate> Any = Gen.Sized(size => Tree(Math.Min(size, 12)));

    private static readonly (string Sign, Func<int, bool> Holds)[] Signs =
    [
        ("=", order => order == 0), ("!=", order => order != 0), ("<", order => order < 0), ("<=", order => order <= 0), (">", order => order > 0), (">=", order => order >= 0),
    ];

    private static Gen<Predicate> Leaf => Gen.OneOf(
        from sign in Gen.Elements(Signs)
        from quarter in Gen.Choose(0, 4)
        select new Predicate($"params.lr {sign.Sign} {(quarter / 4.0).ToString(CultureInfo.InvariantCulture)}", row => row.Lr is { } lr && sign.Holds(lr.CompareTo(quarter / 4.0))),
        from sign in Gen.Elements(Signs)
        from name in Gen.Elements(Names)
        select new Predicate($"tags.opt {sign.Sign} '{name}'", row => row.Opt is { } opt && sign.Holds(string.CompareOrdinal(opt, name))),
        from sign in Gen.Elements(Signs)
        from days in Gen.Choose(0, 5)
        select new Predicate($"started {sign.Sign} -{days}d", row => row.Started is { } started && sign.Holds(started.CompareTo(Tests.Row.Now.AddDays(-days)))),
        from letter in Gen.Elements("a", "A", "s", "d")
        from not in Gen.Elements("", "not ")
        select new Predicate($"tags.opt {not}ilike '%{letter}%'", row => row.Opt is { } opt && opt.Contains(letter, StringComparison.OrdinalIgnoreCase) == (not.Length == 0)),
        from one in Gen.Elements(Names)
        from other in Gen.Elements(Names)
        from not in Gen.Elements("", "not ")
        select new Predicate($"tags.opt {not}in ('{one}', '{other}')", row => row.Opt is { } opt && (opt == one || opt == other) == (not.Length == 0)),
        Gen.Constant(new Predicate("tags.opt is null", row => row.Opt is null)),
        Gen.Constant(new Predicate("params.lr is not null", row => row.Lr is not null)));

    private static Gen<Predicate> Tree(int size) => size <= 1
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Tree(size / 2).Select(part => new Predicate($"not ({part.Text})", row => !part.Holds(row))),
            from one in Tree(size / 2) from other in Tree(size / 2) select new Predicate($"({one.Text}) and ({other.Text})", row => one.Holds(row) && other.Holds(row)),
            from one in Tree(size / 2) from other in Tree(size / 2) select new Predicate($"({one.Text}) or {other.Text}", row => one.Holds(row) || other.Holds(row)),
            from one in Leaf
            from other in Leaf
            from third in Leaf
            select new Predicate($"{one.Text} or {other.Text} and {third.Text}", row => one.Holds(row) || (other.Holds(row) && third.Holds(row))));
}
