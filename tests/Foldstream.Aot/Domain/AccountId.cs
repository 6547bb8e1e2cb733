namespace Foldstream.Aot.Domain;

[Identifier]
public readonly partial record struct AccountId(Guid Value) : IParsable<AccountId>;
