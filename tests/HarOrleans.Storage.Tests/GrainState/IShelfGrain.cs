namespace HarOrleans.Storage.Tests.GrainState;

public interface IShelfGrain : IGrainWithIntegerKey
{
    Task PutAsync(string text);

    Task<string> GetAsync();

    Task ClearAsync();
}
