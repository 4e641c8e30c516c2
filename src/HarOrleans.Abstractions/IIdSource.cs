namespace HarOrleans.Abstractions;

/// <summary>Makes identities, so that tests can foretell them.</summary>
public interface IIdSource
{
    /// <summary>A new run id: 32 lower-case hex digits.</summary>
    string NewRunId();

    /// <summary>A token that nobody else has, for telling two calls apart.</summary>
    string NewToken();
}
