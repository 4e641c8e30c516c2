using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Controls;

/// <summary>A note, and its editor. A text that somebody is writing is never replaced: when another is saved meanwhile, both are shown.</summary>
public sealed partial class NoteEditor
{
    private Mode _mode;
    private string _draft = "";
    private string _base = "";
    private string? _fault;
    private bool _isSaving;
    private (string Before, string After)? _saved;

    private enum Mode
    {
        Shown,
        Written,
        Previewed,
    }

    /// <summary>The note as the server has it.</summary>
    [Parameter, EditorRequired] public string Current { get; set; } = "";

    /// <summary>Saves: given the note that the writer began with, and the new one.</summary>
    [Parameter, EditorRequired] public Func<string, string, Task> Save { get; set; } = null!;

    /// <summary>What was saved here stands until the server is heard to say something else than before.</summary>
    private string Note => _saved is { } saved && saved.Before == Current ? saved.After : Current;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_saved is { } saved && saved.Before != Current)
        {
            _saved = null;
        }
    }

    private void Edit() => (_mode, _draft, _base, _fault) = (Mode.Written, Note, Note, null);

    private string Pressed(Mode mode) => _mode == mode ? "true" : "false";

    private async Task SaveAsync()
    {
        _isSaving = true;
        _fault = null;
        var draft = _draft.ReplaceLineEndings("\n");
        try
        {
            await Save(_base, draft);
            _saved = (Current, draft);
            _mode = Mode.Shown;
        }
        catch (ConflictException)
        {
            _fault = "Not saved: somebody else saved this note meanwhile. Your text is kept; theirs appears here in a moment.";
        }
        catch (InvalidSpecException wrong)
        {
            _fault = $"Not saved: {string.Join(" ", wrong.Errors)}";
        }
        catch (Exception fault) when (fault is HarException or TimeoutException or OrleansException)
        {
            _fault = "The server did not answer, so it is not known whether the note was saved. Saving again does no harm.";
        }
        finally
        {
            _isSaving = false;
        }
    }
}
