using MessagePack;
using MessagePack.ImmutableCollection;
using MessagePack.Resolvers;

namespace Foldstream.Wire.Tests.Identity;

/// <summary>MessagePack-CSharp as the wire format is defined by: the native Guid and decimal formatters before the standard ones.</summary>
internal static class Peer
{
    private static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard.WithResolver(
        CompositeResolver.Create(NativeGuidResolver.Instance, NativeDecimalResolver.Instance, ImmutableCollectionResolver.Instance, StandardResolver.Instance));

    public static byte[] Write<T>(T value) => MessagePackSerializer.Serialize(value, Options, TestContext.Current.CancellationToken);

    public static T Read<T>(byte[] bytes) => MessagePackSerializer.Deserialize<T>(bytes, Options, TestContext.Current.CancellationToken);
}
