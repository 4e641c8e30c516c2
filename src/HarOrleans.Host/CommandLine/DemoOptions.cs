using HarOrleans.Host.Output;
using HarOrleans.Storage;

namespace HarOrleans.Host.CommandLine;

/// <summary>What <c>har demo</c> was asked to do.</summary>
internal sealed record DemoOptions
{
    /// <summary>The folder with the data, or null to look for it.</summary>
    internal string? Data { get; init; }

    /// <summary>Whether to take simulated data whatever there is.</summary>
    internal bool Simulate { get; init; }

    /// <summary>Whether to stay off the network; the environment may ask for it too.</summary>
    internal bool NoDownload { get; init; }

    /// <summary>How data becomes training and validation samples.</summary>
    internal string Protocol { get; init; } = Defaults.Protocol;

    /// <summary>What a trial runs.</summary>
    internal string Objective { get; init; } = HarOrleans.Training.HarLstm.Name;

    /// <summary>Settings of the objective, and fixed values of its parameters, beside those that the other options stand for.</summary>
    internal IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the winner is trained once more on all people of the training file.</summary>
    internal bool Refit { get; init; }

    /// <summary>The study's name.</summary>
    internal string Study { get; init; } = Defaults.Study;

    /// <summary>Finished trials that the study shall have in all.</summary>
    internal int Trials { get; init; } = Defaults.Trials;

    /// <summary>Most epochs a trial.</summary>
    internal int Epochs { get; init; } = Defaults.Epochs;

    /// <summary>Seed of everything that is drawn.</summary>
    internal long Seed { get; init; }

    /// <summary>Trials that run at a time.</summary>
    internal int Parallel { get; init; } = Defaults.Parallel;

    /// <summary>Trials that may be open while the next is sampled.</summary>
    internal int Window { get; init; } = Defaults.Window;

    /// <summary>The folder of the database and the artifacts.</summary>
    internal string State { get; init; } = Defaults.State;

    /// <summary>The PostgreSQL database, or null for what is named elsewhere, or the folder's own.</summary>
    internal PostgresAddress? Postgres { get; init; }

    /// <summary>Whether a PostgreSQL database's schema is brought up to date first.</summary>
    internal bool Migrate { get; init; }

    /// <summary>The dashboard's port; 0 for any free one.</summary>
    internal int Port { get; init; } = Defaults.Port;

    /// <summary>Whether to leave when the study is done.</summary>
    internal bool Exit { get; init; }

    /// <summary>Where the JSON document goes: a file, <c>-</c> for standard output, or null for nowhere.</summary>
    internal string? Json { get; init; }

    /// <summary>How it speaks.</summary>
    internal Manner Manner { get; init; } = Manner.Default;

    /// <summary>Whether standard output belongs to the JSON document alone.</summary>
    internal bool JsonOnStandardOutput => Json == "-";
}
