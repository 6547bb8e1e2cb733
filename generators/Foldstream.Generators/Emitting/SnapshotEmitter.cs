using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>Prints the codec of an aggregate's state. It stands inside the aggregate, whose private types it must name.</summary>
internal static class SnapshotEmitter
{
    private const string Codec = "FoldstreamSnapshots";

    public static string Emit(AggregateModel model)
    {
        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Type.Namespace, writer => SourceFile.InType(writer, model.Type, "", "", writer =>
        {
            string type = model.Type.FullName, contract = $"global::Foldstream.Aggregates.SnapshotCodec<{type}>";
            writer.Line($"static {contract}? global::Foldstream.Aggregates.IFold<{type}>.Snapshots => {Codec}.Instance;");
            writer.Line();
            writer.Line($"/// <summary>Writes and reads the state: <c>{CSharpText.Xml(ShapePrinter.Print(model.Snapshot!.State.Members))}</c></summary>");
            writer.Line(SourceFile.GeneratedCode);
            writer.Line(SourceFile.Hidden);
            using (writer.Block($"private sealed class {Codec} : {contract}"))
            {
                EmitCodec(writer, model, model.Snapshot!);
            }
        }));
        return writer.ToString();
    }

    private static void EmitCodec(SourceWriter writer, AggregateModel model, SnapshotModel snapshot)
    {
        string type = model.Type.FullName, codec = type + "." + Codec;
        NestedTypes nested = new([new MemberModel { Name = "state", Type = snapshot.State, IsParameter = false, Default = null }]);
        string root = nested.NameOf(snapshot.State);
        writer.Line($"public static readonly {Codec} Instance = new();");
        writer.Line();
        writer.Line($"private {Codec}()");
        writer.Line($"    : base({CSharpText.Number(snapshot.Every)}, {CSharpText.Literal(ShapePrinter.Print(snapshot.State.Members))})");
        writer.Line("{");
        writer.Line("}");
        writer.Line();
        writer.Line($"public override void Check({type} state)");
        writer.Line("{");
        if (CheckEmitter.Concerns(snapshot.State)) writer.Line($"    Check{root}(state, new global::Foldstream.Encoding.StateObjects());");
        writer.Line("}");
        writer.Line();
        writer.Line($"public override long GetMaxSize(in {type} state) => SizeOf{root}(in state);");
        writer.Line();
        using (writer.Block($"public override int Encode(in {type} state, global::System.Span<byte> destination)"))
        {
            writer.Line("int position = 0;");
            writer.Line($"Write{root}(destination, ref position, in state);");
            writer.Line("return position;");
        }

        writer.Line();
        using (writer.Block($"public override {type} Decode(global::System.ReadOnlySpan<byte> source)"))
        {
            writer.Line("int position = 0;");
            writer.Line($"{type} state = Read{root}(source, ref position);");
            writer.Line($"{Wire.Reader}.EnsureEnd(source, position);");
            writer.Line("return state;");
        }

        SizeEmitter sizes = new(codec, nested);
        EncodingEmitter encoding = new(codec, nested);
        DecodingEmitter decoding = new(codec, nested);
        CheckEmitter checks = new(nested);
        foreach ((WireType held, string name) in nested.All)
        {
            writer.Line();
            sizes.EmitMethod(writer, held, name);
            writer.Line();
            encoding.EmitMethod(writer, held, name);
            writer.Line();
            decoding.EmitMethod(writer, held, name);
            checks.EmitMethod(writer, held, name);
            if (held is RecordWire { IsByField: true } state) StateFields.Emit(writer, state, name);
        }
    }
}
