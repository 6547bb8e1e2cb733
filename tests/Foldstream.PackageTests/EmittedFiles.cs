using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

namespace Foldstream.PackageTests;

/// <summary>The files that the generator emitted into a project: the compiler keeps them in the project's symbols.</summary>
internal static class EmittedFiles
{
    private const string Generator = "Foldstream.Generators.FoldstreamGenerator";

    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Each file's name and text.</summary>
    public static SortedDictionary<string, string> Of(string symbols)
    {
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
        MetadataReader reader = provider.GetMetadataReader();
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (DocumentHandle handle in reader.Documents)
        {
            string[] path = reader.GetString(reader.GetDocument(handle).Name).Split('/', '\\');
            if (path.Contains(Generator))
            {
                files.Add(path[^1], Text(reader, handle));
            }
        }

        return files;
    }

    // Four bytes of size, 0 for text as it is, and the text, else compressed.
    private static string Text(MetadataReader reader, DocumentHandle handle)
    {
        byte[] blob = reader.GetCustomDebugInformation(handle)
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == EmbeddedSource)
            .Select(information => reader.GetBlobBytes(information.Value))
            .Single();
        using MemoryStream bytes = new(blob, 4, blob.Length - 4);
        using Stream text = BitConverter.ToInt32(blob) == 0 ? bytes : new DeflateStream(bytes, CompressionMode.Decompress);
        using StreamReader characters = new(text, Encoding.UTF8);
        return characters.ReadToEnd();
    }
}
