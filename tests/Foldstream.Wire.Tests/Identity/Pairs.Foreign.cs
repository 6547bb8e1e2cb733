using Foldstream.Kinds;

namespace Foldstream.Wire.Tests.Identity;

internal static partial class Pairs
{
    private static Pair[] Foreign() =>
    [
        new Pair<Emails, EmailsTwin>(e => new((string)e.A, e.B is { } b ? (string)b : null, (sbyte)e.C)),
        new Pair<Boxes, BoxesTwin>(e => new(new(e.A.Width, e.A.Height), BoxTwin.Of(e.B))),
        new Pair<Trees, TreesTwin>(e => new(e.A, e.B)),
        new Pair<Nests, NestsTwin>(e => new(e.A, e.B, e.C.Map(set => set.ToArray()), e.D)),
    ];
}
