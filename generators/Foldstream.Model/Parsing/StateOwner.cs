namespace Foldstream.Parsing;

/// <summary>Whose state is looked at for what can change.</summary>
internal enum StateOwner
{
    /// <summary>An event, or a case: nothing in it may change or act.</summary>
    Event,

    /// <summary>An aggregate that is a record: nothing in it may be changed in place. What acts is the concern of other rules.</summary>
    Aggregate,
}
