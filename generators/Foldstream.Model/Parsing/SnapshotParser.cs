using Foldstream.Model;
using Microsoft.CodeAnalysis;

namespace Foldstream.Parsing;

/// <summary>Reads whether snapshots of an aggregate are taken, and what they hold.</summary>
internal static class SnapshotParser
{
    public const string Every = "SnapshotEvery";

    /// <returns>Null when none are taken, or none can be: that is reported.</returns>
    public static SnapshotModel? Read(
        INamedTypeSymbol type, AttributeData attribute, AggregateStyle style, SemanticModels models, Problems problems, CancellationToken cancellation)
    {
        if (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == Every).Value.Value is not int every || every == 0) return null;

        if (every < 0)
        {
            problems.Add(Problem.SnapshotEveryIsOutOfRange, Problems.LocationOf(attribute, type, Every, cancellation), type.Name, every.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return null;
        }

        RecordWire? state = new StateParser(type, style, models, problems, cancellation).Parse();
        return state is null ? null : new SnapshotModel(every, state);
    }
}
