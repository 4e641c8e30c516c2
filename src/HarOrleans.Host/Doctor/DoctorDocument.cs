namespace HarOrleans.Host.Doctor;

/// <summary>What <c>har doctor --json</c> writes.</summary>
internal sealed record DoctorDocument(bool Works, IReadOnlyList<CheckDocument> Checks);
