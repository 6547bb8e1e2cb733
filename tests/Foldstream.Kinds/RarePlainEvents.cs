using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Foldstream.Kinds;

[Event("halves")] public sealed partial record Halves(Half A, Half? B, ImmutableArray<Half> C);

[Event("large-integers")] public sealed partial record LargeIntegers(Int128 A, Int128? B, ImmutableArray<Int128> C);

[Event("large-unsigned")] public sealed partial record LargeUnsigned(UInt128 A, UInt128? B, ImmutableArray<UInt128> C);

[Event("big-integers")] public sealed partial record BigIntegers(BigInteger A, BigInteger? B, ImmutableArray<BigInteger> C);

[Event("runes")] public sealed partial record Runes(Rune A, Rune? B, ImmutableArray<Rune> C);

[Event("uris")] public sealed partial record Uris(Uri A, Uri? B, ImmutableArray<Uri> C);

[Event("versions")] public sealed partial record Versions(Version A, Version? B, ImmutableArray<Version> C);
