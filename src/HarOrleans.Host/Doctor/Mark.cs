namespace HarOrleans.Host.Doctor;

/// <summary>What a finding means for <c>har demo</c>.</summary>
internal enum Mark
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The demo works, and there is something to know.</summary>
    Note,

    /// <summary>The demo does not work before this is mended.</summary>
    Wrong,
}
