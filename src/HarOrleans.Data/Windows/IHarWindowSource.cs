using HarOrleans.Contracts;

namespace HarOrleans.Data.Windows;

/// <summary>The raw windows of this process: read once a folder, and shared. Safe on any thread. What fails is not kept: the next call tries again.</summary>
public interface IHarWindowSource
{
    /// <summary>The windows in a folder, or the simulated ones.</summary>
    /// <param name="folder">A folder with <c>train_inertial.npz</c> and <c>test_inertial.npz</c> (<see cref="HarWindows.ReadNpz"/>), with labels and subjects; null or empty for the simulated set of seed 0.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="InvalidDataSetException">The windows cannot be used.</exception>
    WindowSet Get(string? folder, CancellationToken cancellationToken = default);

    /// <summary>The same windows, prepared: rows of 128 steps of nine channels, each channel scaled over all steps of the training windows.</summary>
    /// <param name="folder">As for <see cref="Get"/>.</param>
    /// <param name="options">How. As windows have no column for a subject, no protocol gives the model one.</param>
    /// <param name="cancellationToken">As for <see cref="Get"/>.</param>
    /// <exception cref="InvalidDataSetException">The windows cannot be used.</exception>
    /// <exception cref="InvalidSpecException">The protocol or the scaling is unknown.</exception>
    PreparedData Prepare(string? folder, PreparationOptions options, CancellationToken cancellationToken = default);
}
