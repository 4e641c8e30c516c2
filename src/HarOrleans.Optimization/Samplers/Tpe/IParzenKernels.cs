using HarOrleans.Contracts;

namespace HarOrleans.Optimization;

/// <summary>One parameter's share of every kernel of a mixture: one for each trial, and last the prior.</summary>
internal interface IParzenKernels
{
    /// <summary>Draws a value from a kernel.</summary>
    ParamValue Draw(int kernel, SeededRandom random);

    /// <summary>Adds the logarithm of each kernel's density (of a grid or a choice: of its probability) at a value.</summary>
    void AddLogDensities(ParamValue value, double[] logs);
}
