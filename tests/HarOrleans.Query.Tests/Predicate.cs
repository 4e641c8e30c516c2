namespace HarOrleans.Query.Tests;

/// <summary>A condition, written twice.</summary>
internal sealed record Predicate(string Text, Func<Sample, bool> Holds)
{
    public override string ToString() => Text;
}
