namespace HarOrleans.Data.Acquisition;

/// <summary>How a data set was found, in the order in which the places are looked at.</summary>
public enum DataOrigin
{
    /// <summary>The caller named its folder.</summary>
    Given,

    /// <summary>The environment variable <c>HAR_DATA</c> names its folder.</summary>
    Environment,

    /// <summary>It was downloaded before.</summary>
    Cache,

    /// <summary>It was downloaded just now.</summary>
    Download,

    /// <summary>There is none: the simulated set stands in.</summary>
    Simulated,
}
