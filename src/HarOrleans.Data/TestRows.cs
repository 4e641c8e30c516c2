namespace HarOrleans.Data;

/// <summary>Rows that no choice may rest on: for the one figure at the end. Treat the arrays as read-only.</summary>
/// <param name="X">Row-major, rows x features, scaled as the training rows are.</param>
/// <param name="Y">Labels.</param>
/// <param name="Subjects">Who was measured, one number a row.</param>
public sealed record TestRows(float[] X, int[] Y, int[] Subjects);
