using System.Diagnostics.CodeAnalysis;

namespace HarOrleans.Storage.Tests.GrainState;

/// <summary>What a grain holds of its stored state, as the provider reads and writes it.</summary>
public sealed class Shelf : IGrainState<ShelfState>
{
    [AllowNull]
    public ShelfState State { get; set; } = new();

    public string? ETag { get; set; }

    public bool RecordExists { get; set; }
}
