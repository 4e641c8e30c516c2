using System.Numerics;

namespace HarOrleans.Numerics;

/// <summary>
/// The generator behind numpy's RandomState: MT19937 (Matsumoto and Nishimura 1998), with doubles of 53 bits. The same seed gives the numbers that Optuna and scikit-learn draw.
/// Not for secrets; not safe for concurrent use.
/// </summary>
public sealed class NumpyRandom
{
    private const int Length = 624;
    private const int Shift = 397;

    private readonly uint[] _state = new uint[Length];
    private int _next = Length;

    /// <summary>As RandomState(seed) starts.</summary>
    /// <param name="seed">The seed.</param>
    public NumpyRandom(uint seed) => Fill(seed);

    /// <summary>As RandomState([low word, high word]) starts: for seeds of 64 bits.</summary>
    /// <param name="seed">Its low 32 bits are the first word.</param>
    public NumpyRandom(ulong seed)
    {
        Fill(19650218);
        uint[] key = [(uint)seed, (uint)(seed >> 32)];
        var at = 1;
        for (var round = 0; round < Length; round++)
        {
            _state[at] = (_state[at] ^ ((_state[at - 1] ^ (_state[at - 1] >> 30)) * 1664525u)) + key[round & 1] + (uint)(round & 1);
            at = Following(at);
        }

        for (var round = 1; round < Length; round++)
        {
            _state[at] = (_state[at] ^ ((_state[at - 1] ^ (_state[at - 1] >> 30)) * 1566083941u)) - (uint)at;
            at = Following(at);
        }

        _state[0] = 0x80000000u;
    }

    /// <summary>A double in [0, 1).</summary>
    public double NextDouble()
    {
        var high = NextUInt32() >> 5;
        var low = NextUInt32() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    /// <summary>Fills a span with doubles in [0, 1).</summary>
    /// <param name="doubles">The span.</param>
    public void Fill(Span<double> doubles)
    {
        for (var index = 0; index < doubles.Length; index++)
        {
            doubles[index] = NextDouble();
        }
    }

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_next == Length)
        {
            Renew();
        }

        var bits = _state[_next++];
        bits ^= bits >> 11;
        bits ^= (bits << 7) & 0x9D2C5680u;
        bits ^= (bits << 15) & 0xEFC60000u;
        return bits ^ (bits >> 18);
    }

    /// <summary>A whole number from 0 to a bound, as <c>RandomState.randint(bound + 1)</c> draws it: bits under the smallest mask that holds the bound, again where they exceed it.</summary>
    /// <param name="bound">The largest number that may come; 0 draws nothing.</param>
    public uint NextUpTo(uint bound)
    {
        if (bound == 0)
        {
            return 0;
        }

        var mask = uint.MaxValue >> BitOperations.LeadingZeroCount(bound);
        uint value;
        do
        {
            value = NextUInt32() & mask;
        }
        while (value > bound);
        return value;
    }

    /// <summary>As <c>RandomState.shuffle</c> of an array.</summary>
    /// <param name="values">What is shuffled, in place.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = (int)NextUpTo((uint)last);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    /// <summary>As <c>RandomState.binomial(1, p)</c>: by inversion, of the rarer side.</summary>
    /// <param name="probability">How often it is true, from 0 to 1.</param>
    public bool NextBernoulli(double probability) => probability switch
    {
        0 => false,
        <= 0.5 => Rare(probability),
        _ => !Rare(1 - probability),
    };

    private bool Rare(double probability)
    {
        var other = 1 - probability;
        while (true)
        {
            // The search of numpy's inversion with one draw: 0, else 1, else the rounding left a gap and it begins again.
            var none = Math.Exp(Math.Log(other));
            var left = NextDouble();
            if (left <= none)
            {
                return false;
            }

            if (left - none <= probability * none / other)
            {
                return true;
            }
        }
    }

    private void Fill(uint seed)
    {
        _state[0] = seed;
        for (var index = 1; index < Length; index++)
        {
            _state[index] = (1812433253u * (_state[index - 1] ^ (_state[index - 1] >> 30))) + (uint)index;
        }
    }

    private int Following(int at)
    {
        if (at + 1 < Length)
        {
            return at + 1;
        }

        _state[0] = _state[Length - 1];
        return 1;
    }

    private void Renew()
    {
        for (var index = 0; index < Length; index++)
        {
            var mixed = (_state[index] & 0x80000000u) | (_state[(index + 1) % Length] & 0x7FFFFFFFu);
            _state[index] = _state[(index + Shift) % Length] ^ (mixed >> 1) ^ ((mixed & 1) * 0x9908B0DFu);
        }

        _next = 0;
    }
}
