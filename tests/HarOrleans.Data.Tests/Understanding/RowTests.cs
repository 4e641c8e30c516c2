using HarOrleans.Data.Tests.Support;
using HarOrleans.Data.Understanding;

namespace HarOrleans.Data.Tests.Understanding;

public sealed class RowTests : IDisposable
{
    private readonly SmallSet _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_row_that_equals_an_earlier_one_in_every_column_is_a_duplicate()
    {
        _set.Train(SmallSet.Header + "1,2,1,SITTING\n1,2,2,SITTING\n1,2,1,LAYING\n1,2,1,SITTING\n0,2,1,SITTING\n-0,2,1,SITTING\n");
        Assert.Equal([3, 5], DuplicateRows.Find(_set.Load().Train));
    }

    [Fact]
    public void Dropping_keeps_the_first_of_each_and_gives_the_digest_of_what_is_written()
    {
        _set.Train(SmallSet.Header + "1,2,1,SITTING\n1,2,1,SITTING\n3,4,2,LAYING\n");
        var data = _set.Load();
        var without = data with { Train = DuplicateRows.Drop(data.Train) };
        HarData.WriteCsv(without, _set.File("out"));
        var read = HarData.Load(_set.File("out"), TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3, 4], read.Train.Features);
        Assert.Equal(["SITTING", "LAYING"], read.Train.Activities);
        Assert.Equal(without.Train.Sha256, read.Train.Sha256);
    }

    [Fact]
    public void A_file_without_duplicates_stays_as_it_is()
    {
        var table = _set.Load().Train;
        Assert.Same(table, DuplicateRows.Drop(table));
    }

    [Fact]
    public void Rows_are_counted_by_person_and_activity()
    {
        _set.Train(SmallSet.Header + "1,2,7,WALKING\n1,2,3,SITTING\n1,3,7,WALKING\n");
        var balance = ClassBalance.Of(_set.Load().Train);

        Assert.Equal(["SITTING", "WALKING"], balance.Activities);
        Assert.Equal([3, 7], balance.Subjects);
        Assert.Equal<IEnumerable<int>>([[1, 0], [0, 2]], balance.Counts);
        Assert.Equal((3, 2), (balance.Rows, balance.Count(1)));
    }
}
