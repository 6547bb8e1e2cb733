using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>The events that the methods of a type take, beside which it may ignore others.</summary>
internal interface ITakenEvents
{
    /// <summary>What is reported where a type that is ignored is no event.</summary>
    Problem NotAnEvent { get; }

    /// <summary>What is reported where an event is taken and ignored.</summary>
    Problem TakenAndIgnored { get; }

    /// <summary>What is reported where a name that is ignored is no event's.</summary>
    Problem MalformedName { get; }

    bool Contains(string eventName);

    bool Contains(ITypeSymbol type);
}
