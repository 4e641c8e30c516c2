namespace HarOrleans.Optimization.Tests;

/// <summary>A guarantee does not hold.</summary>
internal sealed class ViolationException(string guarantee) : Exception(guarantee);
