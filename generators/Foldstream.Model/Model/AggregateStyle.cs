namespace Foldstream.Model;

/// <summary>How an aggregate is written.</summary>
internal enum AggregateStyle
{
    /// <summary>A partial class: <c>Apply</c> changes the object, decisions raise.</summary>
    Class,

    /// <summary>A sealed partial record: <c>Apply</c> returns the next state, decisions return events.</summary>
    Record,

    /// <summary>A readonly partial record struct; as a record, and folded without an allocation.</summary>
    RecordStruct,
}
