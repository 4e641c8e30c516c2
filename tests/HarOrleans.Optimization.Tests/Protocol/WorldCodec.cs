using HarOrleans.Contracts;

namespace HarOrleans.Optimization.Tests;

/// <summary>Packs worlds into 128 bits, so that millions fit into memory. Worlds that differ only in the order of their handlers or the names of tokens have one code.</summary>
internal sealed class WorldCodec
{
    private readonly Interner<TrialExecution> _rows = new();
    private readonly Interner<Handler> _handlers = new();

    internal UInt128 Encode(World any)
    {
        var world = Tokens.Canonical(any);
        var code = new UInt128(0, (ulong)_rows.IndexOf(world.Stored));
        code = (code << 1) | (world.LeaseHolds ? 1u : 0u);
        code = (code << 3) | (uint)world.Run;
        code = (code << 2) | (uint)world.Releases;
        code = (code << 6) | (uint)world.Trainers[0].Code;
        code = (code << 6) | (uint)world.Trainers[1].Code;
        for (var index = 0; index < World.Capacity; index++)
        {
            code = (code << 8) | (index < world.Network.Length ? (uint)world.Network[index].Code : 255u);
        }

        var first = world.Handlers.Length > 0 ? _handlers.IndexOf(world.Handlers[0]) + 1 : 0;
        var second = world.Handlers.Length > 1 ? _handlers.IndexOf(world.Handlers[1]) + 1 : 0;
        return (((code << 20) | (uint)Math.Min(first, second)) << 20) | (uint)Math.Max(first, second);
    }

    internal World Decode(UInt128 code)
    {
        var handlers = new List<Handler>();
        for (var index = 0; index < World.Capacity; index++, code >>= 20)
        {
            if ((int)(code & 0xFFFFF) is > 0 and var handler)
            {
                handlers.Add(_handlers[handler - 1]);
            }
        }

        var network = new List<Message>();
        for (var index = 0; index < World.Capacity; index++, code >>= 8)
        {
            if ((int)(code & 0xFF) is < 255 and var message)
            {
                network.Add(Message.Of(message));
            }
        }

        network.Reverse();
        var second = Trainer.Of((int)(code & 63));
        var first = Trainer.Of((int)((code >>= 6) & 63));
        var releases = (int)((code >>= 6) & 3);
        var run = (RunStatus)(int)((code >>= 2) & 7);
        var lease = ((code >>= 3) & 1) == 1;
        return new()
        {
            Stored = _rows[(int)(code >> 1)],
            LeaseHolds = lease,
            Run = run,
            Releases = releases,
            Trainers = [first, second],
            Network = [.. network],
            Handlers = [.. handlers],
        };
    }
}
