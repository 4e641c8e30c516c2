using System.Text.Json;

namespace HarOrleans.Host.DataVerbs;

/// <summary>What a verb found, as a document and as words.</summary>
/// <param name="Write">Writes the members of the document's object.</param>
/// <param name="Tell">Tells it to people.</param>
/// <param name="Code">The exit code.</param>
internal sealed record DataAnswer(Action<Utf8JsonWriter> Write, Action<DataText> Tell, int Code = ExitCodes.Done);
