using HarOrleans.Host.Output;

namespace HarOrleans.Host.Doctor;

/// <summary>One check in the document; <c>mark</c> is <c>ok</c>, <c>note</c> or <c>wrong</c>.</summary>
internal sealed record CheckDocument(string Check, string Mark, string Found, string? Next, IReadOnlyList<string> Details)
{
    internal static CheckDocument Of(string check, Finding finding) => new(check, TextFormat.Word(finding.Mark), finding.Found, finding.Next, finding.Details);
}
