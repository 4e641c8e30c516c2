using System.Globalization;
using HarOrleans.Host.CommandLine;
using HarOrleans.SystemMetrics;

namespace HarOrleans.Host.Hosting;

/// <summary>Where the slots of a trainer calculate.</summary>
/// <param name="Names">PyTorch's names, a slot after the other and over again; none for <c>cpu</c>.</param>
/// <param name="Labels">What the trainer announces of them.</param>
internal sealed record TrainerDevices(IReadOnlyList<string> Names, IReadOnlyDictionary<string, string> Labels)
{
    private const string Cpu = "cpu";
    private const string Cuda = "cuda";

    /// <summary>What was asked for; where nothing was, all GPUs that are there, if this program has the libraries for them.</summary>
    /// <param name="asked">Names with commas between, or null.</param>
    /// <param name="cudaBuild">Whether this program has CUDA's libraries.</param>
    /// <param name="find">Looks for the machine's GPUs; called where it matters.</param>
    /// <exception cref="BadInputException">A name is none, or of a device that is not there.</exception>
    internal static TrainerDevices Choose(string? asked, bool cudaBuild, Func<IReadOnlyList<Gpu>> find)
    {
        var names = asked?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name == Cuda ? $"{Cuda}:0" : name).ToArray();
        if (names is [] || names?.FirstOrDefault(name => name != Cpu && Index(name) is null) is not null)
        {
            throw new BadInputException($"--devices '{asked}': these are not all devices. Give cpu, cuda:0, cuda:1 and so on, with commas between.");
        }

        if (names?.Any(name => name != Cpu) == true && !cudaBuild)
        {
            throw new BadInputException($"--devices '{asked}': this program was built with libtorch's CPU libraries. Build it with -p:HarTorch=cuda, or leave --devices out.");
        }

        if (!cudaBuild || names?.All(name => name == Cpu) == true)
        {
            return new(names ?? [], new Dictionary<string, string>());
        }

        var found = find();
        names ??= [.. found.Select((_, index) => FormattableString.Invariant($"{Cuda}:{index}"))];
        if (found.Count > 0 && names.FirstOrDefault(name => Index(name) >= found.Count) is { } missing)
        {
            throw new BadInputException(FormattableString.Invariant($"--devices '{asked}': {missing} is not there, as nvidia-smi lists {found.Count}. Give one of cuda:0 to cuda:{found.Count - 1}."));
        }

        return new(names, Announced([.. names.Select(Index).OfType<int>().Distinct().Where(index => index < found.Count).Select(index => found[index])]));
    }

    /// <summary><c>gpu</c>: its name; <c>gpu_memory</c>: GiB, of the smallest where there are several; <c>gpus</c>: how many.</summary>
    private static Dictionary<string, string> Announced(IReadOnlyList<Gpu> used) => used.Count == 0
        ? []
        : new()
        {
            ["gpu"] = used[0].Name,
            ["gpu_memory"] = Math.Floor(used.Min(gpu => gpu.MemoryGib)).ToString(CultureInfo.InvariantCulture),
            ["gpus"] = used.Count.ToString(CultureInfo.InvariantCulture),
        };

    private static int? Index(string name) =>
        name.StartsWith($"{Cuda}:", StringComparison.Ordinal) && int.TryParse(name.AsSpan(Cuda.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
