using System.ComponentModel;
using Foldstream.Events;

namespace Foldstream.Hosting;

/// <summary>Is handed what an upcaster has made of an old version.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUpcastResults
{
    /// <summary>A current event.</summary>
    void Current<TEvent>(in TEvent e)
        where TEvent : IEvent<TEvent>;

    /// <summary>An old version, from which another upcaster goes on.</summary>
    void Old<TOld>(in TOld old)
        where TOld : IOldEvent<TOld>;
}
