using Microsoft.CodeAnalysis;

namespace Foldstream.Analyzers.Purity;

/// <summary>One place where code is tainted.</summary>
/// <param name="Taint">How.</param>
/// <param name="What">What stands there, as the last step of a path: <c>DateTime.Now</c>.</param>
/// <param name="Operation">Where it stands.</param>
/// <param name="Advice">What to do instead, as a sentence; null for what the taint's own rule says.</param>
/// <param name="Repair">What a fix would do; null for none.</param>
internal sealed record Finding(Taint Taint, string What, IOperation Operation, string? Advice = null, Repair Repair = Repair.None);
