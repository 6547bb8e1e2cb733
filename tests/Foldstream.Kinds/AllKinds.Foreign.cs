using System.Collections.Immutable;
using CsCheck;

namespace Foldstream.Kinds;

public static partial class AllKinds
{
    private static Kind[] Foreign() =>
    [
        new Kind<Emails>(Gen.Select(Address, Address.Nullable(), Gen.Byte[0, 127], (a, b, c) => new Emails(a, b, (Level)c))),
        new Kind<Boxes>(Gen.Select(AnyBox, AnyBox.Null(), (a, b) => new Boxes(a, b))),
        new Kind<Trees>(Gen.Select(AnyTree(3), AnyTree(2).Null(), (a, b) => new Trees(a, b))),
        new Kind<Nests>(Gen.Select(
            Values.Array(Gen.Int.Array[0, 3].Select(items => items.ToImmutableHashSet())),
            Values.Array(Pairs(Values.Text, Gen.Int).Select(pairs => pairs.ToImmutableDictionary())),
            Values.Array(Values.Text.Array[0, 3].Select(items => ImmutableSortedSet.Create(StringComparer.Ordinal, items))),
            Values.Array(Gen.Long.Array[0, 3].Select(items => (IReadOnlyList<long>)items)),
            (a, b, c, d) => new Nests(a, b, c, d))) { HasOrder = false },
    ];

    private static Gen<Email> Address => Gen.Select(Values.Text, Values.Text, (name, host) => (Email)$"{name}@{host}");

    private static Gen<Box> AnyBox => Gen.Select(Values.Integer<int>(), Values.Integer<int>(), (width, height) => new Box(width, height));

    private static Gen<Tree> AnyTree(int depth) => depth == 0
        ? Values.Text.Select(name => new Tree(name, []))
        : Gen.Select(Values.Text, AnyTree(depth - 1).Array[0, 2], (name, branches) => new Tree(name, [.. branches]));
}
