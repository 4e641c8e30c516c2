namespace HarOrleans.Optimization;

/// <summary>
/// The logarithm of one parameter's kernels at a place, up to what does not depend on the place: for each kernel a number that is known already, or, with
/// <paramref name="Inverses"/>, minus the square of its distance over its width.
/// </summary>
/// <param name="Row">The known numbers, or the kernels' means.</param>
/// <param name="Inverses">One over width and the root of 2, or null.</param>
/// <param name="Place">The place, where it counts.</param>
internal readonly record struct KernelTerm(double[] Row, double[]? Inverses = null, double Place = 0);
