namespace Foldstream.Analyzers.Purity;

/// <summary>The ways to make a culture's part in something explicit.</summary>
internal enum Repair
{
    None,
    AddProvider,
    AddProviderToText,
    FormatOperand,
    AddOrdinal,
    AddOrdinalComparer,
    CallInvariant,
}
