using MessagePack;

namespace Foldstream.Tests.Encoding;

/// <summary>The members of <see cref="LineAdded"/> as MessagePack-CSharp is told of them.</summary>
[MessagePackObject]
public sealed record PeerLine([property: Key(0)] string Sku, [property: Key(1)] int Quantity, [property: Key(2)] decimal UnitPrice);
