using System.Collections.Immutable;

namespace Foldstream.Torture.Writing;

/// <summary>Is told what writers do, before and after they do it.</summary>
internal interface IUnitNotes
{
    /// <summary>A unit is about to be appended.</summary>
    /// <param name="key">The unit.</param>
    /// <param name="expected">The version that each append expects; -1 for any.</param>
    void Begin(UnitKey key, ImmutableArray<long> expected);

    /// <summary>The store said that it is written.</summary>
    void Acknowledge(UnitKey key, ImmutableArray<Place> places);

    /// <summary>The store said that it is not written.</summary>
    void Refuse(UnitKey key);

    /// <summary>The store did something that it never does.</summary>
    void Fault(string what);
}
