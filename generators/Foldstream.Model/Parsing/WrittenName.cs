using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Names as they are written, without a look at what they mean.</summary>
internal static class WrittenName
{
    /// <summary>The last part: <c>Event</c> of <c>global::Foldstream.Event</c>.</summary>
    public static SimpleNameSyntax? Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax aliased => aliased.Name,
        _ => name as SimpleNameSyntax,
    };
}
