using System.ComponentModel;
using Foldstream.Events;

namespace Foldstream.Hosting;

/// <summary>Is told the upcasters of a manifest.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUpcasterVisitor
{
    /// <summary>An upcaster of the project.</summary>
    /// <param name="upcaster">Calls it.</param>
    /// <typeparam name="TOld">The old version that it takes.</typeparam>
    void Upcaster<TOld>(Upcaster<TOld> upcaster)
        where TOld : IOldEvent<TOld>;
}

/// <summary>Calls an upcaster.</summary>
/// <param name="old">What it takes.</param>
/// <param name="results">Is handed what becomes of it, in order. What is absent is not handed over.</param>
/// <typeparam name="TOld">The old version.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void Upcaster<TOld>(in TOld old, IUpcastResults results)
    where TOld : IOldEvent<TOld>;
