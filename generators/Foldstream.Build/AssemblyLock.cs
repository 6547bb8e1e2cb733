using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Foldstream.Build;

/// <summary>What the generator says that the event lock should hold: metadata of the compiled assembly.</summary>
internal static class AssemblyLock
{
    private const string Key = "Foldstream.EventLock";

    /// <summary>The text; null when the project writes nothing to disk.</summary>
    public static string? Read(string assembly)
    {
        using FileStream file = File.OpenRead(assembly);
        using PEReader image = new(file);
        MetadataReader metadata = image.GetMetadataReader();
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (!IsMetadata(metadata, attribute)) continue;

            BlobReader value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16(); // The prolog, always 1.
            if (value.ReadSerializedString() == Key) return value.ReadSerializedString();
        }

        return null;
    }

    private static bool IsMetadata(MetadataReader metadata, CustomAttribute attribute)
        => attribute.Constructor.Kind == HandleKind.MemberReference
            && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)parent).Name, "AssemblyMetadataAttribute");
}
