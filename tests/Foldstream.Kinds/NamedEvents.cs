using System.Collections.Immutable;

namespace Foldstream.Kinds;

public enum Level : byte
{
    None = 0,
    Some = 7,
    All = byte.MaxValue,
}

public enum Reach : long
{
    Least = long.MinValue,
    Zero = 0,
    Most = long.MaxValue,
}

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
    Both = Read | Write,
    Grant = 1 << 30,
}

public enum Answer : ushort
{
    No = 1,
    Yes = 2,

    [Unknown]
    Newer = 65535,
}

[Identifier]
public readonly partial record struct ItemId(Guid Value) : IParsable<ItemId>;

[Identifier]
public readonly partial record struct Sku(string Value) : IParsable<Sku>;

[Identifier]
public readonly partial record struct LineNumber(int Value) : IParsable<LineNumber>;

[Identifier]
public readonly partial record struct AccountNumber(long Value) : IParsable<AccountNumber>;

[Event("levels")] public sealed partial record Levels(Level A, Level? B, ImmutableArray<Level> C);

[Event("reaches")] public sealed partial record Reaches(Reach A, Reach? B, ImmutableArray<Reach> C);

[Event("rights")] public sealed partial record RightsGiven(Rights A, Rights? B, ImmutableArray<Rights> C);

[Event("answers")] public readonly partial record struct Answers(Answer A, Answer? B, ImmutableArray<Answer> C);

[Event("items")] public sealed partial record Items(ItemId A, ItemId? B, ImmutableArray<ItemId> C);

[Event("skus")] public sealed partial record Skus(Sku A, Sku? B, ImmutableArray<Sku> C);

[Event("line-numbers")] public sealed partial record LineNumbers(LineNumber A, LineNumber? B, ImmutableArray<LineNumber> C);

[Event("account-numbers")] public sealed partial record AccountNumbers(AccountNumber A, AccountNumber? B, ImmutableArray<AccountNumber> C);
