using HarOrleans.Contracts;

namespace HarOrleans.Client;

/// <summary>What was logged could not all be stored; the cause is in <see cref="Exception.InnerException"/>, where one is known. What was acknowledged by a flush before is stored.</summary>
public sealed class NotStoredException : HarException
{
    internal NotStoredException(string what, long count, Exception? cause)
        : base(FormattableString.Invariant($"{count} {what} of the run could not be stored{(cause is null ? " in time" : $": {cause.Message}")}"), cause) => Count = count;

    /// <summary>How many points or lines are not known to be stored.</summary>
    public long Count { get; }
}
