namespace Foldstream.Torture.Following;

/// <summary>What a newer build writes, and an older one does not know.</summary>
[Event("storm-news")]
public sealed partial record News(int Number);
