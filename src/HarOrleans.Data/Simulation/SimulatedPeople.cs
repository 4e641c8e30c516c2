using HarOrleans.Data.Recordings;
using HarOrleans.Data.Windows;

namespace HarOrleans.Data.Simulation;

/// <summary>Thirty people who were never measured. Each is recorded twice, as UCI's were: once with the phone where it was put, once where they liked it.</summary>
internal static class SimulatedPeople
{
    private const int People = 30;

    /// <summary>How far a phone may hang from where it belongs, in degrees.</summary>
    private const double Fixed = 4;
    private const double AsLiked = 7;
    private static readonly int[] TestSubjects = [2, 4, 9, 10, 12, 13, 18, 20, 24];

    /// <summary>The people of the training file, in order.</summary>
    internal static IReadOnlyList<int> Train { get; } = [.. Enumerable.Range(1, People).Except(TestSubjects)];

    /// <summary>The people of the test file, in order.</summary>
    internal static IReadOnlyList<int> Test => TestSubjects;

    /// <summary>Records people for as long as so many windows take, person after person and activity after activity in nearly equal numbers.</summary>
    internal static IReadOnlyList<SensorRecording> Record(long seed, IReadOnlyList<int> people, int windows)
    {
        var all = new SplitMix64(unchecked((ulong)seed));
        var recordings = new List<SensorRecording>();
        for (var index = 0; index < people.Count; index++)
        {
            var chance = all.Fork((ulong)people[index]);
            var person = new SimulatedPerson(chance.Fork(0));
            var counts = Divide(Share(windows, index, people.Count));
            for (var session = 1; session <= 2; session++)
            {
                var phone = new SimulatedPhone(person, session == 1 ? Fixed : AsLiked, chance.Fork((ulong)session));
                var lengths = counts.Select(count => Length(session == 1 ? (count + 1) / 2 : count / 2)).ToArray();
                if (lengths.Any(length => length > 0))
                {
                    recordings.Add(phone.Record(new Timeline(lengths, chance.Fork((ulong)session + 2)), people[index]));
                }
            }
        }

        return recordings;
    }

    private static int[] Divide(int windows) => [.. ActivityForms.All.Select((_, activity) => Share(windows, activity, ActivityForms.All.Count))];

    private static int Share(int whole, int part, int parts) => (int)((part + 1L) * whole / parts) - (int)((long)part * whole / parts);

    /// <summary>Samples of so many windows that overlap by half.</summary>
    private static int Length(int windows) => windows == 0 ? 0 : (windows + 1) * HarWindows.Samples / 2;
}
