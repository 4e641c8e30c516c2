using HarOrleans.Client;

namespace HarOrleans.Host.Reading.Studies;

/// <summary>A question about one study.</summary>
internal delegate Task<Answer> StudyQuestion(HarClient client, StudyHandle study, CancellationToken cancellationToken);
