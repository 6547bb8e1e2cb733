using System.Buffers.Binary;
using System.ComponentModel;
using System.Reflection;
using Foldstream.Events;

namespace Foldstream.Aggregates;

/// <summary>
/// Combines what the compiler knew of a fold with what only the running program knows: the events' shapes, and which builds of other assemblies it calls.
/// Generated code fills it, once per aggregate and process.
/// </summary>
/// <remarks>
/// The hash is FNV-1a over 128 bits: nobody gains by making two folds collide, and it needs nothing loaded. Each part is written with its kind and its length,
/// so that no two lists of parts give the same bytes.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FoldFingerprintBuilder
{
    private static readonly UInt128 Prime = new(0x0000000001000000, 0x000000000000013B);

    private UInt128 _hash = new(0x6C62272E07BB0142, 0x62B821756295C58D);
    private bool _knowsCode;

    /// <summary>Begins with the aggregate's events, the old versions that it replays included: name, schema version and shape of each, and the build of Foldstream that reads them.</summary>
    public FoldFingerprintBuilder(AggregateDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        foreach (EventType type in definition.Events.Concat(definition.Old).OrderBy(type => type.Name, StringComparer.Ordinal).ThenBy(type => type.SchemaVersion))
        {
            Add(Part.Event, type.Name);
            Add(type.SchemaVersion);
            Add(Part.Event, type.Shape);
        }

        AddAssembly(typeof(FoldFingerprintBuilder));
    }

    private enum Part : byte
    {
        Code = 1,
        Event,
        Module,
        Assembly,
        Missing,
        Text,
        Bytes,
        Number,
    }

    /// <summary>Takes in the hash over the fold's code, which the compiler made. Without it the fingerprint is empty.</summary>
    public void AddCode(string hash)
    {
        Add(Part.Code, hash);
        _knowsCode = true;
    }

    /// <summary>Takes in which build of an assembly is running; that it is missing, when it is.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="type">Names any type of that assembly, which is loaded only then.</param>
    public void AddAssembly(string name, Func<Type> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        try
        {
            AddAssembly(type());
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or TypeLoadException or BadImageFormatException)
        {
            Add(Part.Missing, name);
        }
    }

    /// <summary>Takes in a text.</summary>
    public void Add(string text) => Add(Part.Text, text);

    /// <summary>Takes in bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => Add(Part.Bytes, bytes);

    /// <summary>The fingerprint of all parts; empty when nobody has told the hash over the code.</summary>
    public FoldFingerprint ToFingerprint() => _knowsCode ? new FoldFingerprint(_hash) : default;

    /// <summary>The version that the compiler gave to a module, and an empty one where the runtime keeps none.</summary>
    private static Guid ModuleVersionOf(Module module)
    {
        try
        {
            return module.ModuleVersionId;
        }
        catch (Exception e) when (e is NotSupportedException or NotImplementedException or InvalidOperationException)
        {
            return Guid.Empty;
        }
    }

    private void AddAssembly(Type type)
    {
        Assembly assembly = type.Assembly;
        Guid version = ModuleVersionOf(type.Module);
        if (version != Guid.Empty)
        {
            Span<byte> bytes = stackalloc byte[16];
            version.TryWriteBytes(bytes, bigEndian: true, out _);
            Add(Part.Module, bytes);
            return;
        }

        // The next best thing that tells one build from another, where the builds are numbered or come from a repository.
        Add(Part.Assembly, assembly.FullName ?? "");
        Add(Part.Assembly, assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");
        Add(Part.Assembly, assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "");
    }

    private void Add(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        Add(Part.Number, bytes);
    }

    private void Add(Part part, string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // As it stands in memory, byte by byte below: a lone surrogate has no UTF-8.
        Mix((byte)part);
        MixLength(text.Length);
        foreach (char c in text)
        {
            Mix((byte)c);
            Mix((byte)(c >> 8));
        }
    }

    private void Add(Part part, ReadOnlySpan<byte> bytes)
    {
        Mix((byte)part);
        MixLength(bytes.Length);
        foreach (byte b in bytes) Mix(b);
    }

    private void MixLength(int length)
    {
        for (int shift = 0; shift < 32; shift += 8) Mix((byte)(length >> shift));
    }

    private void Mix(byte value) => _hash = unchecked((_hash ^ value) * Prime);
}
