using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>The problems of one parse: passed on where somebody listens, remembered as a yes or no for the model.</summary>
internal sealed class Problems(IProblemReporter? reporter)
{
    public bool Any { get; private set; }

    /// <summary>Whether somebody listens: an analyzer.</summary>
    public bool IsHeard => reporter is not null;

    public void Add(Problem problem, Location location, params string[] arguments)
    {
        Any = true;
        reporter?.Report(problem, location, arguments);
    }

    /// <summary>Remembers a problem that the compiler itself reports, or the rule of another type.</summary>
    public void AddReportedElsewhere() => Any = true;

    /// <summary>Where an argument of an attribute stands; the attribute itself when it has no such argument.</summary>
    public static Location LocationOf(AttributeData attribute, INamedTypeSymbol type, string? named, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return type.Locations[0];
        }

        AttributeArgumentSyntax? argument = syntax.ArgumentList?.Arguments.FirstOrDefault(
            candidate => candidate.NameEquals?.Name.Identifier.ValueText == named);
        return (argument?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }
}
