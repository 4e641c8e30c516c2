using HarOrleans.Contracts;

namespace HarOrleans.Benchmarks;

/// <summary>A function with a known minimum, to be found by samplers.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Space">Where it is defined.</param>
/// <param name="Value">Its value at a point of the space; smaller is better.</param>
internal sealed record TestFunction(string Name, IReadOnlyList<SearchParameter> Space, Func<IReadOnlyDictionary<string, ParamValue>, double> Value);
