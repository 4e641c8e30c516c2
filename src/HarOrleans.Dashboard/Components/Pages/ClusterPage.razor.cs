using HarOrleans.Contracts;
using Microsoft.AspNetCore.Components;

namespace HarOrleans.Dashboard.Components.Pages;

/// <summary>The cluster: its silos with their slots, and who waits for one and why.</summary>
public sealed partial class ClusterPage
{
    internal const int PageSize = 50;
    private const string Dead = "Dead";
    private const string Gpu = "gpu";

    private readonly Dictionary<long, string> _names = [];
    private IReadOnlyList<SiloInfo> _silos = [];
    private QueueSnapshot? _queue;
    private string? _refusal;
    private (string, bool, int) _shown;

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "dead")] public string? ShowDead { get; set; }

    [SupplyParameterFromQuery] public int? Page { get; set; }

    private bool Shows => ShowDead == "1";

    private int CurrentPage => Math.Max(1, Page ?? 1);

    private string CurrentTab => Tab == Routes.QueueTab ? Routes.QueueTab : Routes.SilosTab;

    private static IReadOnlyList<(string Key, string Text, string Href)> Tabs =>
    [
        (Routes.SilosTab, "Silos", Routes.Cluster()),
        (Routes.QueueTab, "Queue", Routes.Cluster(Routes.QueueTab)),
    ];

    /// <summary>What trainers announce of their GPUs, in words.</summary>
    private string Gpus
    {
        get
        {
            var kinds = _silos.Where(silo => silo.Status != Dead && silo.Labels.ContainsKey(Gpu)).CountBy(silo => silo.Labels[Gpu]).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToArray();
            return kinds.Length == 0 ? "none announced: training uses the processor" : string.Join(", ", kinds.Select(kind => $"{kind.Key} on {(kind.Value == 1 ? "1 trainer" : $"{kind.Value} trainers")}"));
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown != (CurrentTab, Shows, CurrentPage))
        {
            _shown = (CurrentTab, Shows, CurrentPage);
            _refusal = null;
            Restart();
        }
    }

    /// <inheritdoc />
    protected override void Begin() => Poll(ReadAsync);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var silos = await Client.GetSilosAsync(Shows, cancellationToken);
        var queue = await Client.GetQueuePageAsync((CurrentPage - 1) * PageSize, CurrentTab == Routes.QueueTab ? PageSize : 0, cancellationToken);
        foreach (var study in queue.Waiting.Select(each => each.Ticket.StudyId).Concat(queue.Trainers.SelectMany(each => each.Busy.Values).Select(each => each.StudyId)).Except(_names.Keys).ToArray())
        {
            try
            {
                _names[study] = (await Client.Studies.Get(study).GetAsync(cancellationToken)).Spec.Name;
            }
            catch (NotFoundException)
            {
                _names[study] = FormattableString.Invariant($"Study {study}");
            }
        }

        (_silos, _queue) = (silos, queue);
    }

    /// <summary>Does something, and shows what it came to at once.</summary>
    private async Task AskAsync(Func<Task> ask)
    {
        _refusal = null;
        try
        {
            await ask();
            await ReadAsync(CancellationToken.None);
        }
        catch (HarException refused)
        {
            _refusal = refused.Message;
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            _refusal = "The server did not answer, so it is not known whether it was done. Asking again does no harm.";
        }
    }
}
