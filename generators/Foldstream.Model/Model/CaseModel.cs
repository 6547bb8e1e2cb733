namespace Foldstream.Model;

/// <summary>A case of a closed hierarchy.</summary>
/// <param name="Number">What it is on the wire, from 0.</param>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Record">Its members; a sealed record class that is not nullable.</param>
internal sealed record CaseModel(int Number, string Name, RecordWire Record);
