using HarOrleans.Contracts;
using HarOrleans.Data;
using HarOrleans.Host.Reading.Studies;
using HarOrleans.Testing;
using HarOrleans.Training;

namespace HarOrleans.Host.Tests.Reading;

public sealed class StudyDataTests
{
    [Fact]
    public void A_study_on_a_folder_that_is_marked_as_simulated_says_so_as_one_that_simulates_itself_does()
    {
        using var folder = new TempFolder();
        Assert.Equal(StudyData.Simulated, StudyData.Of(Study(HarLstm.SimulatedData)));
        Assert.Equal(folder.Path, StudyData.Of(Study(folder.Path)));
        File.WriteAllText(Path.Combine(folder.Path, HarData.SimulatedMark), "");
        Assert.Equal(StudyData.Simulated, StudyData.Of(Study(folder.Path)));
    }

    private static StudySpec Study(string place)
    {
        var spec = TestSpecs.Study("walking");
        return spec with { Objective = spec.Objective with { Hints = new Dictionary<string, string> { [HarLstm.Data] = place } } };
    }
}
