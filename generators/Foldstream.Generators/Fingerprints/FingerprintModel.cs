using Foldstream.Model;

namespace Foldstream.Generators.Fingerprints;

/// <summary>What the compiler knows of an aggregate's fold.</summary>
/// <param name="Type">The aggregate.</param>
/// <param name="CodeHash">The hash over all of the project's code that determines the fold's result: SHA-256, 64 hexadecimal digits.</param>
/// <param name="Assemblies">The assemblies whose builds take part, in the order of their names.</param>
internal sealed record FingerprintModel(PartialType Type, string CodeHash, EquatableArray<AssemblyModel> Assemblies);

/// <summary>An assembly whose build takes part in a fingerprint.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Alias">The <c>extern alias</c> that it is known by; null for <c>global</c>.</param>
/// <param name="Type">A type of it as emitted code names it, without <c>global::</c>; null when it has none that can be named.</param>
/// <param name="Identity">What was compiled against, where no type can be named; null otherwise.</param>
internal sealed record AssemblyModel(string Name, string? Alias, string? Type, string? Identity);
