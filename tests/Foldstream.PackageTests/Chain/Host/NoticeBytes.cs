using Foldstream.Manifests.Chain.Host;
using MessagePack;
using MessagePack.Resolvers;

namespace Chain.Host;

internal static class NoticeBytes
{
    private static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard.WithResolver(
        CompositeResolver.Create(FoldstreamResolver.Instance, StandardResolver.Instance));

    public static byte[] Write(Notice notice) => MessagePackSerializer.Serialize(notice, Options);

    public static Notice Read(byte[] bytes) => MessagePackSerializer.Deserialize<Notice>(bytes, Options);
}
