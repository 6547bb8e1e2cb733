namespace Foldstream.Stores;

/// <summary>A stream that a unit only has read, and that must still be as it was when the unit is written.</summary>
/// <param name="Stream">The stream. The unit appends nothing to it.</param>
/// <param name="Expected">What its version must be; not <see cref="ExpectedVersion.Any"/>, which would check nothing.</param>
public readonly record struct StreamCheck(StreamId Stream, ExpectedVersion Expected);
