namespace Foldstream.Torture.Writing;

/// <summary>Where an append was said to be, or is: the version and the position of its last event.</summary>
internal readonly record struct Place(long Version, long Position);
