using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>
/// Follows a type through its members, type arguments and base types to whatever in it can change. It asks symbols for all their members,
/// so only the analyzers may use it.
/// </summary>
internal sealed class MutableState
{
    // A type that holds ever longer types of itself has no end.
    private const int MaxDepth = 40;

    /// <summary>What was found in a compilation, null for what can't change. It goes when the compilation goes.</summary>
    private static readonly ConditionalWeakTable<Compilation, Findings> Found = new();

    private readonly ConcurrentDictionary<ITypeSymbol, MutablePath?> _known;
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly StateOwner _owner;
    private readonly SemanticModels _models;
    private readonly CancellationToken _cancellation;
    private IAssemblySymbol _assembly;
    private int _depth;

    private MutableState(StateOwner owner, SemanticModels models, CancellationToken cancellation)
    {
        _known = Found.GetOrCreateValue(models.Compilation).Of(owner);
        _owner = owner;
        _models = models;
        _assembly = models.Compilation.Assembly;
        _cancellation = cancellation;
    }

    /// <summary>The first thing that can change inside a type, in the order of declarations; null when nothing can.</summary>
    public static MutablePath? Find(ITypeSymbol type, StateOwner owner, SemanticModels models, CancellationToken cancellation)
    {
        if (IsPlain(type)) return null;

        MutableState search = new(owner, models, cancellation);
        MutablePath? found = search.Visit(type);

        // Half a search says nothing about what it has left open; a whole one does.
        if (found is null)
        {
            foreach (ITypeSymbol seen in search._seen) search._known[seen] = null;
        }

        return found;
    }

    /// <summary>What a member of a record or class holds that can change.</summary>
    public static MutablePath? OfField(IFieldSymbol field, StateOwner owner, SemanticModels models, CancellationToken cancellation)
        => Find(field.Type, owner, models, cancellation) is { } inner ? At(inner, field.AssociatedSymbol ?? field, cancellation) : null;

    /// <summary>Remembers where the innermost member stands.</summary>
    public static MutablePath At(MutablePath path, ISymbol member, CancellationToken cancellation)
        => path.Place is not null ? path : path with { Place = TypeOf(member, cancellation)?.GetLocation() };

    private MutablePath? Visit(ITypeSymbol type)
    {
        _cancellation.ThrowIfCancellationRequested();
        type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (IsPlain(type) || IsStated(type)) return null;
        if (_known.TryGetValue(type, out MutablePath? known)) return known;
        if (_depth == MaxDepth || !_seen.Add(type)) return null;

        _depth++;
        MutablePath? found = MutableTypes.Why(type, _owner) is var (cause, advice) ? new MutablePath(TypeNames.Short(type), cause, advice, Place: null)
            : type is INamedTypeSymbol named ? Inside(named)
            : null;
        _depth--;
        if (found is not null) _known[type] = found;
        return found;
    }

    private MutablePath? Inside(INamedTypeSymbol type)
    {
        bool isWritten = MutableTypes.IsWritten(type);
        if (!isWritten && MutableTypes.IsOfPlatform(type)) return InsideArguments(type);
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || KnownAttributes.FindIdentifier(type) is not null) return null;

        // The cases of a hierarchy in source are looked at where they stand.
        if (_owner == StateOwner.Event && !isWritten && type is { IsRecord: true, IsAbstract: true })
        {
            foreach (CaseSymbol one in CaseSymbols.Of(type, _models, _cancellation))
            {
                if (Visit(one.Type) is { } path) return path.Behind(TypeNames.Short(type));
            }
        }

        for (INamedTypeSymbol? declaring = type; declaring is not null && declaring.SpecialType == SpecialType.None; declaring = declaring.BaseType)
        {
            if (MutableTypes.IsOfPlatform(declaring)) continue;

            // What an assembly says holds for its own records.
            IAssemblySymbol outer = _assembly;
            _assembly = declaring.ContainingAssembly;
            MutablePath? inside = InsideMembers(declaring, isWritten);
            _assembly = outer;
            if (inside is not { } path) continue;

            return SymbolEqualityComparer.Default.Equals(declaring, type) ? path : path.Behind(TypeNames.Short(type));
        }

        return null;
    }

    private MutablePath? InsideArguments(INamedTypeSymbol type)
    {
        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            if (Visit(argument) is { } path) return type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? path : path.Behind(TypeNames.Short(type));
        }

        return null;
    }

    private MutablePath? InsideMembers(INamedTypeSymbol type, bool isWritten)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsStatic || (isWritten && !SourceParts.IsWritten((member as IFieldSymbol)?.AssociatedSymbol ?? member))) continue;

            if (_owner == StateOwner.Event && WireStatement.IsOn(member, type, _cancellation)) continue;

            MutablePath? path = SettableMember.Why(type, member, _owner, _cancellation);
            if (path is null && Held(member, isWritten) is var (held, shown) && Visit(held) is { } inner)
            {
                path = At(inner, shown, _cancellation).Behind(TypeNames.Short(type) + "." + shown.Name);
            }

            if (path is not null) return path;
        }

        return null;
    }

    /// <summary>The type of a member that keeps something. In metadata only public properties are sure to be seen, whether they keep something or not.</summary>
    private static (ITypeSymbol Type, ISymbol Shown)? Held(ISymbol member, bool isWritten) => member switch
    {
        IFieldSymbol field => (field.Type, field.AssociatedSymbol ?? field),
        IPropertySymbol { IsIndexer: false, DeclaredAccessibility: Accessibility.Public } property when !isWritten && RecordSymbols.IsAuto(property) => (property.Type, property),
        _ => null,
    };

    private static TypeSyntax? TypeOf(ISymbol member, CancellationToken cancellation)
        => member.DeclaringSyntaxReferences is not [{ } reference, ..] ? null : reference.GetSyntax(cancellation) switch
        {
            ParameterSyntax parameter => parameter.Type,
            PropertyDeclarationSyntax property => property.Type,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
            _ => null,
        };

    /// <summary>An event is folded with what a stated type comes back as, never with the object that it was made with.</summary>
    private bool IsStated(ITypeSymbol type) => _owner == StateOwner.Event && AssemblyStatements.Find(_assembly, type) is not null;

    private static bool IsPlain(ITypeSymbol type)
        => type.TypeKind is TypeKind.Enum or TypeKind.Error or TypeKind.TypeParameter || ScalarKinds.Of(type) is not null;

    private sealed class Findings
    {
        private readonly ConcurrentDictionary<ITypeSymbol, MutablePath?> _events = new(SymbolEqualityComparer.Default);
        private readonly ConcurrentDictionary<ITypeSymbol, MutablePath?> _aggregates = new(SymbolEqualityComparer.Default);

        public ConcurrentDictionary<ITypeSymbol, MutablePath?> Of(StateOwner owner) => owner == StateOwner.Event ? _events : _aggregates;
    }
}
