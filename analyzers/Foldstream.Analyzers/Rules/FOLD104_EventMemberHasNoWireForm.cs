using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FOLD104_EventMemberHasNoWireForm = new(
        RuleIds.EventMemberHasNoWireForm,
        title: "Event member must have a wire form",
        messageFormat: "'{0}' of event '{1}' is of type '{2}', which has no wire form. {3}.",
        category: "Foldstream.Events",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Every serialised member of an event, and of the records inside it, is a plain value, an enum, an identifier, an immutable collection, a tuple or a record of these, or an abstract record whose derived records are numbered with [Case].",
        helpLinkUri: HelpLink.For(RuleIds.EventMemberHasNoWireForm));
}
