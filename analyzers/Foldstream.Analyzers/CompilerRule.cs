using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers;

/// <summary>
/// A rule that no analyzer reports: the compiler does, under its id, where a member is called that exists to be refused. It is listed with
/// the others, so that it has a page and nobody takes its id.
/// </summary>
internal sealed class CompilerRule(
    string id, string title, string messageFormat, string category, DiagnosticSeverity severity, bool isEnabledByDefault, string description)
{
    public string Id => id;

    /// <summary>As a rule of an analyzer would be described.</summary>
    public DiagnosticDescriptor Descriptor { get; } = new(id, title, messageFormat, category, severity, isEnabledByDefault, description, HelpLink.For(id));
}
