using MessagePack;
using MessagePack.Resolvers;

namespace Foldstream.Benchmarks.Rivals;

internal static class MessagePackResolvers
{
    /// <summary>Guid and decimal as 16 bytes: what Foldstream writes.</summary>
    public static readonly MessagePackSerializerOptions Native = MessagePackSerializerOptions.Standard.WithResolver(
        CompositeResolver.Create(NativeGuidResolver.Instance, NativeDecimalResolver.Instance, StandardResolver.Instance));
}
