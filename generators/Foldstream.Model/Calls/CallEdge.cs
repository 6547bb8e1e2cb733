using Microsoft.CodeAnalysis;

namespace Foldstream.Calls;

/// <summary>One place from which code runs other code.</summary>
/// <param name="Operation">What stands there: an invocation, an operator, a <c>foreach</c>; null for a call that is not written, as that of a base constructor.</param>
/// <param name="Target">
/// What runs, as it was declared: a method, accessor, operator, constructor or local function; a static field or property, whose initialiser runs.
/// </param>
/// <param name="IsVirtual">Whether an override or an implementation may run instead.</param>
internal readonly record struct CallEdge(IOperation? Operation, ISymbol Target, bool IsVirtual);
