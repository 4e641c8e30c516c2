namespace HarOrleans.Dashboard;

/// <summary>How the pages show a file.</summary>
internal enum ArtifactKind
{
    /// <summary>Not at all: it is only downloaded.</summary>
    Other,

    /// <summary>As it is.</summary>
    Text,

    /// <summary>Indented.</summary>
    Json,

    /// <summary>The first rows of a table.</summary>
    Table,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>An HTML document, in a frame that knows nothing of our pages.</summary>
    Page,
}
