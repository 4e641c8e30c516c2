using HarOrleans.Abstractions;

namespace HarOrleans.Grains;

/// <summary>The models that a silo keeps in memory: the last few that were used. One that has to go is freed once nobody uses it.</summary>
internal sealed class LoadedModels(Func<ModelFolder, IScoringModel> load, int most) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = []; // the last used one last

    /// <summary>Uses a model, which is loaded once, however many ask for it at a time.</summary>
    internal async Task<T> UseAsync<T>(ModelFolder folder, Func<IScoringModel, T> use, CancellationToken cancellationToken)
    {
        var entry = Take(folder);
        try
        {
            // Not the caller's token: others may wait for the same model.
            var model = await entry.Loading.Value.WaitAsync(cancellationToken);
            return await Task.Run(() => use(model), cancellationToken);
        }
        catch (Exception) when (entry.Loading.Value is { IsFaulted: true })
        {
            Forget(entry);
            throw;
        }
        finally
        {
            Release(entry);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            while (_entries.Count > 0)
            {
                Drop(_entries[0]);
            }
        }
    }

    private Entry Take(ModelFolder folder)
    {
        lock (_gate)
        {
            var entry = _entries.Find(each => each.Folder == folder) ?? new Entry(folder, new Lazy<Task<IScoringModel>>(() => Task.Run(() => load(folder))));
            _entries.Remove(entry);
            _entries.Add(entry);
            entry.Users++;
            while (_entries.Count > most)
            {
                Drop(_entries[0]);
            }

            return entry;
        }
    }

    private void Forget(Entry entry)
    {
        lock (_gate)
        {
            if (_entries.Contains(entry))
            {
                Drop(entry);
            }
        }
    }

    private void Release(Entry entry)
    {
        lock (_gate)
        {
            entry.Users--;
            FreeIfUnused(entry);
        }
    }

    private void Drop(Entry entry)
    {
        _entries.Remove(entry);
        entry.Dropped = true;
        FreeIfUnused(entry);
    }

    private static void FreeIfUnused(Entry entry)
    {
        if (entry is { Dropped: true, Users: 0, Loading.IsValueCreated: true })
        {
            _ = entry.Loading.Value.ContinueWith(
                loaded => loaded.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private sealed class Entry(ModelFolder folder, Lazy<Task<IScoringModel>> loading)
    {
        internal ModelFolder Folder { get; } = folder;

        internal Lazy<Task<IScoringModel>> Loading { get; } = loading;

        internal int Users { get; set; }

        internal bool Dropped { get; set; }
    }
}
