namespace Foldstream.Torture.Writing;

/// <summary>Which unit: all that is in it follows from this and the seed.</summary>
internal readonly record struct UnitKey(int Round, int Writer, int Number)
{
    /// <summary>The number of the unit's dice.</summary>
    public long Dice => ((long)Round << 42) ^ ((long)Writer << 32) ^ (uint)Number;
}
