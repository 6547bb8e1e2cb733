using Foldstream.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foldstream.Parsing;

/// <summary>Parses an aggregate: a partial class or record with birth constructors and <c>Apply</c> methods.</summary>
internal static class AggregateParser
{
    /// <summary>For the generator: no reporter.</summary>
    public static AggregateModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
        => context.TargetSymbol is INamedTypeSymbol type && KnownAttributes.FindAggregate(type) is { } attribute && KnownAttributes.IsFirst(attribute, context.TargetNode)
                && NamesakeTypes.IsFirst(type, KnownAttributes.IsAggregate)
            ? Parse(type, attribute, new SemanticModels(context.SemanticModel.Compilation, context.SemanticModel), reporter: null, cancellation)
            : null;

    /// <returns>Null when no other part of the type can be written: it is a class that is not partial, static, abstract, generic, local to its file or out of reach.</returns>
    public static AggregateModel? Parse(
        INamedTypeSymbol type, AttributeData attribute, SemanticModels models, IProblemReporter? reporter, CancellationToken cancellation)
    {
        List<TypeDeclarationSyntax> parts = SourceParts.Of(type, cancellation);
        if (parts.Count == 0) return null;

        Problems problems = new(reporter);
        if (!CheckType(type, parts[0], problems)) return null;

        AggregateStyle style = StyleOf(type);
        string category = ReadCategory(type, attribute, problems, cancellation);
        (string KeyType, ScalarKind? Kind, string? ValueName, bool IsPublic) key = ReadKey(type, attribute, models, problems, cancellation);
        bool declaresInitial = style != AggregateStyle.Class && InitialState.IsDeclared(type);
        FoldSet folds = FoldSet.Read(type, style, declaresInitial, models, problems, cancellation);
        ChildEntities.Read(type, parts, style, folds, models, problems, cancellation);
        List<string> ignored = IgnoredEvents.Read(type, folds, problems, cancellation);
        EquatableArray<DecideModel> decides = style == AggregateStyle.Class ? EquatableArray<DecideModel>.Empty : DecideParser.Read(type, models, problems, cancellation);
        bool declaresEvents = GeneratedNames.IsTaken(type, parts[0], GeneratedNames.Events, problems);
        bool hidesEvents = GeneratedNames.HidesEvents(type, parts, problems);
        bool declaresRaise = style == AggregateStyle.Class && GeneratedNames.IsTaken(type, parts[0], GeneratedNames.Raise, problems);
        if (style != AggregateStyle.Class)
        {
            SettableMembers.Report(type, parts, problems);
            MutableCollections.Report(type, models, problems, cancellation);
        }

        bool hasInitialState = !folds.HasBirth
            && (style == AggregateStyle.Class ? InitialState.ParameterlessConstructor(type) is not null : InitialState.WhyUnusable(type) is null);
        if (!folds.HasBirth && !hasInitialState && !problems.Any)
        {
            problems.Add(Problem.AggregateHasNoInitialState, parts[0].Identifier.GetLocation(), [type.Name, .. InitialState.Advice(type, style)]);
        }

        CheckRequiredMembers(type, style, folds, hasInitialState, parts[0], problems);
        SnapshotModel? snapshot = SnapshotParser.Read(type, attribute, style, models, problems, cancellation);
        return new AggregateModel
        {
            Type = PartialTypes.Describe(type, parts[0]),
            Style = style,
            Category = category,
            KeyType = key.KeyType,
            KeyKind = key.Kind,
            KeyValueName = key.ValueName,
            KeyIsPublic = key.IsPublic,
            Folds = folds.ToModels(),
            Ignored = ignored.ToEquatableArray(),
            Decides = decides,
            HasInitialState = hasInitialState,
            DeclaresId = Declares(type, "Id"),
            DeclaresVersion = Declares(type, "Version"),
            DeclaresStreamOf = type.Name == GeneratedNames.StreamOf || Declares(type, GeneratedNames.StreamOf),
            DeclaresEvents = declaresEvents || (hidesEvents && style == AggregateStyle.Class), // Without the set, the error is the only one.
            DeclaresRaise = declaresRaise,
            Snapshot = snapshot,
            HasErrors = problems.Any,
        };
    }

    private static bool CheckType(INamedTypeSymbol type, TypeDeclarationSyntax part, Problems problems)
    {
        Location location = part.Identifier.GetLocation();
        string? reason = type.IsStatic ? "is static"
            : type.IsAbstract ? "is abstract"
            : type.IsRefLikeType ? "is a ref struct"
            : PartialTypes.WhyUnusable(type, mustBeNameable: true);
        if (reason is not null)
        {
            problems.Add(Problem.AggregateTypeIsUnusable, location, type.Name, reason);
            return false;
        }

        if (PartialTypes.MissingPartial(part) is { } missing)
        {
            // The decisions of a record name its events. With its other part emitted, the compiler misses 'partial' too, and nothing else.
            problems.Add(Problem.AggregateMustBePartial, location, type.Name, missing);
            if (StyleOf(type) == AggregateStyle.Class) return false;
        }

        if (WhyMutable(type) is { } mutable) problems.Add(Problem.AggregateTypeIsUnusable, location, type.Name, mutable);
        return true;
    }

    /// <summary>What keeps a record from being a value. Its public shape is emitted all the same, since decisions name its events.</summary>
    private static string? WhyMutable(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Struct ? !type.IsRecord ? "is a struct and no record" : type.IsReadOnly ? null : "is a record struct that is not readonly"
            : type.IsRecord && !type.IsSealed ? "is a record that is not sealed" : null;

    private static AggregateStyle StyleOf(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Struct ? AggregateStyle.RecordStruct : type.IsRecord ? AggregateStyle.Record : AggregateStyle.Class;

    private static string ReadCategory(INamedTypeSymbol type, AttributeData attribute, Problems problems, CancellationToken cancellation)
    {
        if (EventIdentity.TextOf(attribute) is not { } category)
        {
            problems.AddReportedElsewhere();
            return "";
        }

        if (!Names.IsCategory(category))
        {
            string cause = category.Length == 0 ? $"Aggregate '{type.Name}' has no category, under which its streams would be stored" : $"'{category}' can't be the category of aggregate '{type.Name}'";
            problems.Add(Problem.CategoryIsMalformed, Problems.LocationOf(attribute, type, null, cancellation), cause);
        }

        return category;
    }

    /// <summary>The type of the key; that of a text where it can't be one.</summary>
    public static (string KeyType, ScalarKind? Kind, string? ValueName, bool IsPublic) ReadKey(
        INamedTypeSymbol type, AttributeData attribute, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        ITypeSymbol? key = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Key").Value.Value as ITypeSymbol;
        if (key is null) return ("string", ScalarKind.String, null, true);

        if (key.TypeKind == TypeKind.Error)
        {
            problems.AddReportedElsewhere();
        }
        else if (key is INamedTypeSymbol named && KnownAttributes.FindIdentifier(named) is not null && PartialTypes.WhyUnusable(named, mustBeNameable: true) is null)
        {
            (ScalarKind Kind, string Name)? value = IdentifierParser.ReadValue(named, models, cancellation);
            return (TypeNames.Full(key), value?.Kind, value?.Name, PartialTypes.IsPublic(named));
        }
        else if (ScalarKinds.Of(key) is { } kind and (ScalarKind.Guid or ScalarKind.String or ScalarKind.Int32 or ScalarKind.Int64))
        {
            return (TypeNames.Full(key), kind, null, true);
        }
        else
        {
            problems.Add(Problem.KeyTypeIsUnsupported, Problems.LocationOf(attribute, type, "Key", cancellation), TypeNames.Short(key), type.Name);
        }

        return ("string", ScalarKind.String, null, true);
    }

    /// <summary>A replay doesn't know what to set; the <c>Initial</c> of a record does.</summary>
    private static void CheckRequiredMembers(
        INamedTypeSymbol type, AggregateStyle style, FoldSet folds, bool hasInitialState, TypeDeclarationSyntax part, Problems problems)
    {
        if (style != AggregateStyle.Class && !folds.HasBirth) return;

        if (RequiredMembers.FirstOf(type) is { } required && folds.Births.Append(hasInitialState ? InitialState.ParameterlessConstructor(type) : null).Any(RequiredMembers.AreLeftBy))
        {
            problems.Add(Problem.AggregateTypeIsUnusable, part.Identifier.GetLocation(), type.Name, $"requires that '{required}' is set by whoever makes it, which a constructor with [SetsRequiredMembers] would promise");
        }
    }

    private static bool Declares(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(declaring, type);
            if (declaring.GetMembers(name).Any(member => isOwn ? SourceParts.IsWritten(member) : member.DeclaredAccessibility != Accessibility.Private)) return true;
        }

        return false;
    }
}
