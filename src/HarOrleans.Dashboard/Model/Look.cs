using HarOrleans.Contracts;
using MudBlazor;

namespace HarOrleans.Dashboard;

/// <summary>How a state looks: always an icon and a text, so that no state is told by colour alone.</summary>
/// <param name="Text">The state in words.</param>
/// <param name="Icon">Its icon, an SVG path.</param>
/// <param name="Tone">The style class that colours it.</param>
public sealed record Look(string Text, string Icon, string Tone)
{
    public static Look Of(TrialState state) => state switch
    {
        TrialState.Waiting => new("Waiting", Icons.Material.Filled.HourglassEmpty, "tone-waiting"),
        TrialState.Running => new("Running", Icons.Material.Filled.PlayArrow, "tone-running"),
        TrialState.Complete => new("Complete", Icons.Material.Filled.CheckCircle, "tone-good"),
        TrialState.Pruned => new("Pruned", Icons.Material.Filled.ContentCut, "tone-pruned"),
        TrialState.Fail => new("Failed", Icons.Material.Filled.Error, "tone-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static Look Of(RunStatus status) => status switch
    {
        RunStatus.Scheduled => new("Scheduled", Icons.Material.Filled.HourglassEmpty, "tone-waiting"),
        RunStatus.Running => new("Running", Icons.Material.Filled.PlayArrow, "tone-running"),
        RunStatus.Finished => new("Finished", Icons.Material.Filled.CheckCircle, "tone-good"),
        RunStatus.Killed => new("Stopped early", Icons.Material.Filled.ContentCut, "tone-pruned"),
        RunStatus.Failed => new("Failed", Icons.Material.Filled.Error, "tone-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>How a silo is: its membership's word, and for a trainer what its last sign of life said.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="trainer">Its slots; null where it has none, or has not been heard of lately.</param>
    public static Look Of(SiloInfo silo, TrainerStatus? trainer)
    {
        ArgumentNullException.ThrowIfNull(silo);
        return silo.Status switch
        {
            "Dead" => new("Dead", Icons.Material.Filled.Error, "tone-bad"),
            "Active" when trainer is { Draining: true } => new("Draining", Icons.Material.Filled.PauseCircle, "tone-pruned"),
            "Active" when trainer is null && silo.Roles.Contains(SiloRoles.Trainer) => new("Active, not heard of", Icons.Material.Filled.HourglassEmpty, "tone-waiting"),
            "Active" => new("Active", Icons.Material.Filled.CheckCircle, "tone-good"),
            _ => new(silo.Status == "ShuttingDown" ? "Stopping" : silo.Status, Icons.Material.Filled.HourglassEmpty, "tone-waiting"),
        };
    }

    public static Look Of(StudyPhase phase) => phase switch
    {
        StudyPhase.Created => new("Not started", Icons.Material.Filled.RadioButtonUnchecked, "tone-waiting"),
        StudyPhase.Running => new("Running", Icons.Material.Filled.PlayArrow, "tone-running"),
        StudyPhase.Finished => new("Finished", Icons.Material.Filled.CheckCircle, "tone-good"),
        StudyPhase.Paused => new("Paused", Icons.Material.Filled.PauseCircle, "tone-waiting"),
        StudyPhase.Deleted => new("Being deleted", Icons.Material.Filled.Delete, "tone-bad"),
        StudyPhase.Stopped => new("Stopped", Icons.Material.Filled.StopCircle, "tone-pruned"),
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };
}
