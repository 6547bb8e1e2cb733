using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints <c>DecodePayload</c> of an event, or of an old version of one.</summary>
/// <param name="type">The type as emitted code names it.</param>
/// <param name="holder">What <c>DecodeAnyForm</c> is called on, with its dot; empty for the type itself.</param>
/// <param name="members">Its members.</param>
/// <param name="canSkip">Whether a member may be left at its default.</param>
/// <param name="decoding">Prints the reading of the members.</param>
internal sealed class PayloadDecoderEmitter(string type, string holder, EquatableArray<MemberModel> members, bool canSkip, DecodingEmitter decoding)
{
    // Inlined into a fold, a decoder knows which members are read, and the event stays in registers. What the just-in-time compiler is willing
    // to inline into one method is limited, and beyond it each member would be a call.
    private const int MostMembersInlined = 8;

    private const string Parameters = "global::System.ReadOnlySpan<byte> payload, ulong members";

    public string Signature => $"public static void DecodePayload({Parameters}, out {type} e)";

    public void EmitHead(SourceWriter writer)
    {
        string inlining = members.Count <= MostMembersInlined ? "AggressiveInlining" : "NoInlining";
        writer.Line($"[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.{inlining})]");
    }

    public void EmitBody(SourceWriter writer)
    {
        using (writer.Block($"if ({DecodingEmitter.IsInUsualForm(members)})"))
        {
            decoding.EmitStraight(writer, members, canSkip);
            writer.Line($"{Wire.Reader}.EnsureEnd(payload, position);");
            writer.Line($"e = {DecodingEmitter.Construction(type, members)};");
            writer.Line("return;");
        }

        // Returned, and by another variable: one that is handed out by reference could not be kept in registers above, and would be cleared before each event.
        writer.Line();
        writer.Line($"{type} other = {holder}DecodeAnyForm(payload, members);");
        writer.Line("e = other;");
    }

    public void EmitAnyForm(SourceWriter writer, string access)
    {
        writer.Line("/// <summary>Reads a payload in any form that MessagePack allows, with fewer or more members too.</summary>");
        using (writer.Block($"{access} static {type} DecodeAnyForm({Parameters})"))
        {
            writer.Line("int position = 0;");
            writer.Line($"int count = {Wire.Reader}.ReadArrayHeader(payload, ref position);");
            decoding.EmitUneven(writer, members, canSkip);
            writer.Line($"{Wire.Reader}.EnsureEnd(payload, position);");
            writer.Line($"return {DecodingEmitter.Construction(type, members)};");
        }
    }
}
