namespace HarOrleans.Chaos;

/// <summary>A server to start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Roles">Its roles, as <c>--roles</c> has them.</param>
/// <param name="Arguments">The arguments of <c>har</c>.</param>
/// <param name="Environment">What it finds in its environment beside the rest.</param>
internal sealed record Server(string Name, string Roles, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment);
