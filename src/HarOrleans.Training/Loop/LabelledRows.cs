namespace HarOrleans.Training;

/// <summary>Rows of features with their classes.</summary>
/// <param name="Features">Row-major: rows x features of one time step.</param>
/// <param name="Labels">The class of each row, an index from 0.</param>
internal sealed record LabelledRows(float[] Features, int[] Labels);
