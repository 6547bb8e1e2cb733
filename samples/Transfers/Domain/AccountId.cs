using Foldstream;

namespace Transfers;

[Identifier]
public readonly partial record struct AccountId(Guid Value) : IParsable<AccountId>;
