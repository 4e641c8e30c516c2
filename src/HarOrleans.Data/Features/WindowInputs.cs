using HarOrleans.Contracts;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Features;

/// <summary>The way from raw sensor windows to what a model takes.</summary>
public static class WindowInputs
{
    private const string Subject = "subject";

    /// <summary>Computes the features of each window and prepares them as the model's training rows were prepared.</summary>
    /// <param name="windows">The windows; labels are not looked at.</param>
    /// <param name="preparation">The model's.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Row-major, windows x 1 x features, float32.</returns>
    /// <exception cref="InvalidSpecException">The model was trained with a column that is none of the 561 features, or with <c>subject</c>, which these windows do not have.</exception>
    public static float[] Of(InertialWindows windows, Preparation preparation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(preparation);
        if (preparation.FeatureNames.Contains(Subject) && windows.Subjects is null)
        {
            throw new InvalidSpecException(
                [$"windows: the model was trained with the column '{Subject}', which these windows do not have. Say who was measured, or use a model of protocol {HarData.SubjectWiseProtocol}."]);
        }

        var features = FeatureTable.Of(windows, cancellationToken).Features;
        return preparation.Apply(new HarTable(WindowFeatures.Names, features, windows.Subjects ?? new int[windows.Rows], new string[windows.Rows], string.Empty));
    }
}
