using System.Diagnostics.CodeAnalysis;

namespace Foldstream.Encoding;

public static partial class WireReader
{
    /// <summary>Reads the header of an array that has as many members as its reader knows: a state is read by nobody but a fold that has the same.</summary>
    /// <exception cref="MalformedPayloadException">There is no array, or it has another number of members.</exception>
    public static void ReadMembers(ReadOnlySpan<byte> source, ref int position, int count)
    {
        int start = position;
        if (ReadArrayHeader(source, ref position) != count)
        {
            ThrowMemberCount(count, start);
        }
    }

    [DoesNotReturn]
    private static void ThrowMemberCount(int count, int at) => throw new MalformedPayloadException($"An array does not have the {count} members of the state", at);
}
