using Foldstream.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foldstream.CodeFixes;

/// <summary>Writes the <c>Apply</c> of an event into an aggregate. What the event and the state both call the same is assigned; the rest is for the user.</summary>
internal static class ApplyWriter
{
    private const string Name = "Apply";

    /// <summary>Whether an aggregate folds an event already, as a step or as the first one.</summary>
    public static bool Folds(INamedTypeSymbol aggregate, ITypeSymbol e)
        => aggregate.GetMembers(Name).OfType<IMethodSymbol>().Concat(aggregate.InstanceConstructors)
            .Any(method => method.Parameters.Take(2).Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, e)));

    /// <summary>The change that adds the method behind the last <c>Apply</c>, or at the end of the type; null where the type has no body.</summary>
    public static TextChange? Write(TypeDeclarationSyntax part, INamedTypeSymbol aggregate, INamedTypeSymbol e, SemanticModel model)
    {
        string name = e.ToMinimalDisplayString(model, part.OpenBraceToken.SpanStart);
        return Write(part, aggregate, name, [.. Shared(aggregate, e)]);
    }

    /// <summary>The same for an event that isn't declared yet.</summary>
    public static TextChange? Write(TypeDeclarationSyntax part, INamedTypeSymbol aggregate, string e, IReadOnlyList<(string Member, string OfEvent)> shared)
    {
        if (part.OpenBraceToken.IsMissing || part.OpenBraceToken.IsKind(SyntaxKind.None) || part.CloseBraceToken.IsMissing) return null;

        string line = Indentation.LineEndOf(part), inside = Indentation.Inside(part);
        string method = aggregate.IsRecord ? OfRecord(aggregate, e, shared) : OfClass(e, shared, line, inside, Indentation.Step(part));
        if (LastApply(part) is { } last) return new TextChange(new TextSpan(last.Span.End, 0), line + line + inside + method);
        if (part.Members.LastOrDefault() is { } member) return new TextChange(new TextSpan(member.Span.End, 0), line + line + inside + method + Closing(part, line));

        return new TextChange(new TextSpan(part.OpenBraceToken.Span.End, 0), line + inside + method + Closing(part, line));
    }

    private static MemberDeclarationSyntax? LastApply(TypeDeclarationSyntax part)
        => part.Members.LastOrDefault(member => member is MethodDeclarationSyntax { Identifier.ValueText: Name });

    private static string OfClass(string e, IReadOnlyList<(string Member, string OfEvent)> shared, string line, string inside, string step)
    {
        string head = $"private void Apply(in {e} e)";
        return shared.Count switch
        {
            0 => head + " { }",
            1 => $"{head} => {shared[0].Member} = e.{shared[0].OfEvent};",
            _ => head + line + inside + "{" + line + string.Concat(shared.Select(one => $"{inside}{step}{one.Member} = e.{one.OfEvent};{line}")) + inside + "}",
        };
    }

    private static string OfRecord(INamedTypeSymbol aggregate, string e, IReadOnlyList<(string Member, string OfEvent)> shared)
    {
        string next = shared.Count == 0 ? "this" : $"this with {{ {string.Join(", ", shared.Select(one => $"{one.Member} = e.{one.OfEvent}"))} }}";
        return $"private {aggregate.Name} Apply(in {e} e) => {next};";
    }

    /// <summary>The brace of a type on one line gets a line of its own.</summary>
    private static string Closing(TypeDeclarationSyntax part, string line)
    {
        SourceText text = part.SyntaxTree.GetText();
        SyntaxToken before = part.CloseBraceToken.GetPreviousToken();
        bool isOnOwnLine = text.Lines.GetLineFromPosition(before.Span.End).LineNumber != text.Lines.GetLineFromPosition(part.CloseBraceToken.SpanStart).LineNumber;
        return isOnOwnLine ? "" : line + Indentation.Of(part);
    }

    private static IEnumerable<(string Member, string OfEvent)> Shared(INamedTypeSymbol aggregate, INamedTypeSymbol e)
    {
        foreach (IPropertySymbol property in e.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.IsStatic || property.IsIndexer || property.GetMethod is null || property.DeclaredAccessibility != Accessibility.Public) continue;

            string field = "_" + char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);
            ISymbol? member = aggregate.GetMembers(property.Name).Concat(aggregate.GetMembers(field)).FirstOrDefault(candidate => Takes(candidate, property.Type, aggregate.IsRecord));
            if (member is not null) yield return (member.Name, property.Name);
        }
    }

    private static bool Takes(ISymbol member, ITypeSymbol type, bool isRecord) => member switch
    {
        IPropertySymbol { IsStatic: false, SetMethod: { } set } property => set.IsInitOnly == isRecord && SymbolEqualityComparer.IncludeNullability.Equals(property.Type, type),
        IFieldSymbol { IsStatic: false, IsReadOnly: false, AssociatedSymbol: null } field => !isRecord && SymbolEqualityComparer.IncludeNullability.Equals(field.Type, type),
        _ => false,
    };
}
