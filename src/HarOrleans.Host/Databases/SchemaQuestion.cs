using HarOrleans.Host.Reading;
using HarOrleans.Storage;

namespace HarOrleans.Host.Databases;

/// <summary>What a verb of <c>har db</c> does.</summary>
internal delegate Task<Answer> SchemaQuestion(string stateFolder, PostgresAddress? postgres, CancellationToken cancellationToken);
