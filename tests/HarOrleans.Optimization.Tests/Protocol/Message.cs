using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>A call on its way. In the network it may be delivered late, twice or never.</summary>
/// <param name="Kind">The call.</param>
/// <param name="Trainer">Who asks, of a <see cref="MessageKind.Begin"/>.</param>
/// <param name="Number">The hand-out token of a <see cref="MessageKind.Begin"/>; else the attempt.</param>
internal readonly record struct Message(MessageKind Kind, int Trainer, int Number) : IComparable<Message>
{
    public int CompareTo(Message other) => Code.CompareTo(other.Code);

    /// <summary>All of it in a byte, below 255.</summary>
    internal int Code => ((int)Kind * 20) + (Trainer * 10) + Number;

    internal static Message Of(int code) => new((MessageKind)(code / 20), code / 10 % 2, code % 10);

    public override string ToString() => Kind == MessageKind.Begin ? $"Begin({Holder})" : $"{Kind}(attempt {Number})";

    /// <summary>The first is a trainer's slot, the second an owner outside who asked for the trial.</summary>
    internal string Holder => Trainer == 0 ? $"T0#{Number}" : OutsideOwner.Of("T1", $"{Number}");
}
