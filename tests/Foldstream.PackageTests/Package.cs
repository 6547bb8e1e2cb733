using System.IO.Compression;
using System.Xml.Linq;

namespace Foldstream.PackageTests;

/// <summary>A package file.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive _archive;

    public Package(string path)
    {
        _archive = ZipFile.OpenRead(path);
        using Stream nuspec = _archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        Nuspec = XDocument.Load(nuspec).Root!;
    }

    public XElement Nuspec { get; }

    /// <summary>All files but those that every package has for its format's sake, sorted.</summary>
    public IEnumerable<string> Files => _archive.Entries.Select(entry => entry.FullName)
        .Where(name => name is not ("_rels/.rels" or "[Content_Types].xml") && !name.StartsWith("package/services/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public string? Metadata(string name) => Nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>The packages that it needs, with version and what is included or excluded.</summary>
    public IEnumerable<string> Dependencies => Nuspec.Descendants().Where(element => element.Name.LocalName == "dependency")
        .Select(element => string.Join(' ', element.Attributes().Select(attribute => attribute.Value)))
        .Order(StringComparer.Ordinal);

    public byte[] Read(string file)
    {
        using Stream stream = (_archive.GetEntry(file) ?? throw new FileNotFoundException($"The package has no {file}.")).Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public void Dispose() => _archive.Dispose();
}
