using HarOrleans.Data;

namespace HarOrleans.Host.DataVerbs;

/// <summary>What is wrong with a folder of data, behind the option or variable that named it.</summary>
internal static class DataMessage
{
    /// <summary>The error's message, without the folder where that stands before it already.</summary>
    internal static string Of(InvalidDataSetException error, string? folder) =>
        folder is not null && error.Message.StartsWith($"{folder}: ", StringComparison.Ordinal) ? error.Message[(folder.Length + 2)..] : error.Message;
}
