using HarOrleans.Contracts;
using HarOrleans.Data.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace HarOrleans.Data.Tests;

public sealed class DataSourceTests : IDisposable
{
    private readonly SmallSet _set = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddHarData().AddHarData().BuildServiceProvider();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IHarDataSource Source => _services.GetRequiredService<IHarDataSource>();

    public void Dispose()
    {
        _services.Dispose();
        _set.Dispose();
    }

    [Fact]
    public void Callers_at_the_same_time_share_one_copy()
    {
        var found = new HarDataset[8];
        var prepared = new PreparedData[8];
        Thread[] callers = [.. Enumerable.Range(0, 8).Select(index => new Thread(() =>
        {
            found[index] = Source.Get(_set.Folder, CancellationToken.None);
            prepared[index] = Source.Prepare(_set.Folder, new PreparationOptions("notebook"), CancellationToken.None);
        }))];
        Array.ForEach(callers, caller => caller.Start());
        Array.ForEach(callers, caller => caller.Join());

        Assert.All(found, data => Assert.Same(found[0], data));
        Assert.All(prepared, data => Assert.Same(prepared[0], data));
        Assert.Same(found[0], Source.Get(Path.Combine(_set.Folder, ".", "."), Cancellation));
    }

    [Fact]
    public void A_changed_file_is_read_again()
    {
        var before = Source.Prepare(_set.Folder, new PreparationOptions("notebook"), Cancellation);
        _set.Train(SmallSet.TrainText + "1,1,1,WALKING\n");
        var after = Source.Prepare(_set.Folder, new PreparationOptions("notebook"), Cancellation);

        Assert.Equal((3, 4), (before.TrainY.Length, after.TrainY.Length));
    }

    [Fact]
    public void A_file_of_the_same_length_but_another_time_is_read_again()
    {
        var before = Source.Get(_set.Folder, Cancellation);
        _set.Train(SmallSet.TrainText.Replace("0.25", "0.75", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(_set.File("train.csv"), new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.NotEqual(before.Train.Sha256, Source.Get(_set.Folder, Cancellation).Train.Sha256);
    }

    [Fact]
    public void A_failed_read_is_tried_again_the_next_time()
    {
        _set.Test("nonsense");
        Assert.Throws<InvalidDataSetException>(() => Source.Get(_set.Folder, Cancellation));
        _set.Test(SmallSet.TestText);

        Assert.Equal(1, Source.Get(_set.Folder, Cancellation).Test.Rows);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_folder_it_is_the_simulated_set_made_once(string? folder)
    {
        var data = Source.Get(folder, Cancellation);

        Assert.True(data.Simulated);
        Assert.Same(data, Source.Get(null, Cancellation));
    }

    [Fact]
    public void An_unknown_protocol_is_refused_before_any_file_is_looked_for() =>
        Assert.Throws<InvalidSpecException>(() => Source.Prepare(_set.File("nowhere"), new PreparationOptions("kaggle"), Cancellation));

    [Fact]
    public void The_error_crosses_silos_with_all_its_parts()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        _set.Train(SmallSet.Header + "0,x,1,WALKING\n");
        var thrown = _set.Refused();
        var arrived = Assert.IsType<InvalidDataSetException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(thrown)));

        Assert.Equal((thrown.Message, thrown.Path, 2, "b", "x"), (arrived.Message, arrived.Path, arrived.Line, arrived.Column, arrived.Value));
    }
}
