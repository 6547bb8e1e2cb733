using Foldstream.Model;

namespace Foldstream.Generators.Emitting;

/// <summary>
/// Prints the nested <c>Events</c>: a list that only an aggregate's own events can get into, by a conversion from each of them. It is what
/// the decisions of a record return and what tests are written with. An event that is a struct is boxed here and nowhere else.
/// </summary>
internal static class EventSetEmitter
{
    public static string Emit(AggregateModel model)
    {
        SourceWriter writer = SourceFile.Begin();
        SourceFile.InNamespace(writer, model.Type.Namespace, writer =>
            SourceFile.InType(writer, model.Type, "", "", writer => EmitSet(writer, model)));
        return writer.ToString();
    }

    /// <summary>Whether code outside the project can name the set.</summary>
    public static bool IsPublic(AggregateModel model) => model.Type.IsPublic && model.Folds.All(fold => fold.EventIsPublic);

    /// <summary>The set as emitted code names it.</summary>
    public static string NameOf(AggregateModel model) => model.Type.FullName + ".Events";

    private static void EmitSet(SourceWriter writer, AggregateModel model)
    {
        string set = NameOf(model), item = set + ".Item", list = $"global::System.Collections.Generic.IReadOnlyList<{item}>";
        writer.Line($"/// <summary>Events of <see cref=\"{CSharpText.Xml(model.Type.FullName)}\"/>, in the order in which they happen. A collection expression makes them, and each event by itself.</summary>");
        writer.Line($"[global::System.Runtime.CompilerServices.CollectionBuilder(typeof({set}), \"Create\")]");
        writer.Line(SourceFile.GeneratedCode);
        using (writer.Block($"{(IsPublic(model) ? "public" : "internal")} readonly struct Events : global::Foldstream.Aggregates.IEventSet<{model.Type.FullName}>, {list}"))
        {
            writer.Line($"private readonly {item}[]? _items;");
            writer.Line();
            writer.Line($"private Events({item}[] items) => _items = items;");
            writer.Line();
            writer.Line("/// <summary>How many events there are.</summary>");
            writer.Line("public int Count => _items is null ? 0 : _items.Length;");
            writer.Line();
            writer.Line("/// <summary>An event by its place, from 0.</summary>");
            writer.Line("[global::System.Runtime.CompilerServices.IndexerName(\"At\")]"); // The compiler's own name for it is Item.
            writer.Line($"public {item} this[int index] => (_items ?? global::System.Array.Empty<{item}>())[index];");
            writer.Line();
            writer.Line("/// <summary>What a collection expression calls.</summary>");
            writer.Line(SourceFile.Hidden);
            writer.Line($"public static {set} Create(global::System.ReadOnlySpan<{item}> items) => new {set}(items.ToArray());");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line($"public global::System.Collections.Generic.IEnumerator<{item}> GetEnumerator()");
            writer.Line($"    => ((global::System.Collections.Generic.IEnumerable<{item}>)(_items ?? global::System.Array.Empty<{item}>())).GetEnumerator();");
            writer.Line();
            writer.Line("global::System.Collections.IEnumerator global::System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();");
            writer.Line();
            EmitAddTo(writer, model);
            foreach (FoldModel fold in Nameable(model))
            {
                writer.Line();
                writer.Line($"/// <summary>From {CSharpText.Xml(fold.EventName)}, one event.</summary>");
                writer.Line($"public static implicit operator {set}(in {fold.EventType} e) => new {set}(new {item}[] {{ e }});");
            }

            writer.Line();
            EmitItem(writer, model, item);
        }
    }

    private static void EmitAddTo(SourceWriter writer, AggregateModel model)
    {
        using (writer.Block($"void global::Foldstream.Aggregates.IEventSet<{model.Type.FullName}>.AddTo(global::Foldstream.Events.PageBuilder page)"))
        {
            writer.Line("for (int i = 0; i < Count; i++)");
            writer.Line("{");
            writer.Line("    _items![i].AddTo(page);");
            writer.Line("}");
        }
    }

    private static void EmitItem(SourceWriter writer, AggregateModel model, string item)
    {
        writer.Line($"/// <summary>One event of <see cref=\"{CSharpText.Xml(model.Type.FullName)}\"/>; every event that it folds converts to one.</summary>");
        using (writer.Block("public readonly struct Item"))
        {
            writer.Line("private readonly object? _event;");
            writer.Line();
            writer.Line("private Item(object e) => _event = e;");
            writer.Line();
            writer.Line("/// <summary>The event itself.</summary>");
            writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">This is a default value.</exception>");
            writer.Line("public object Value => _event ?? throw new global::System.InvalidOperationException(\"There is no event here: this is a default value.\");");
            writer.Line();
            writer.Line("/// <summary>The event as text.</summary>");
            writer.Line("public override string ToString() => _event?.ToString() ?? \"\";");
            foreach (FoldModel fold in Nameable(model))
            {
                string value = fold.EventIsClass ? "e ?? throw new global::System.ArgumentNullException(nameof(e))" : "e";
                writer.Line();
                writer.Line($"/// <summary>From {CSharpText.Xml(fold.EventName)}.</summary>");
                writer.Line($"public static implicit operator {item}(in {fold.EventType} e) => new {item}({value});");
            }

            writer.Line();
            using (writer.Block("internal void AddTo(global::Foldstream.Events.PageBuilder page)"))
            {
                if (model.HasErrors) writer.Line(AggregateEmitter.Refusal(model) + ";");
                else EmitSwitch(writer, model);
            }
        }
    }

    private static void EmitSwitch(SourceWriter writer, AggregateModel model)
    {
        using (writer.Block("switch (Value)"))
        {
            foreach (FoldModel fold in model.Folds)
            {
                writer.Line($"case {fold.EventType} e:");
                writer.Line("    page.Add(in e);");
                writer.Line("    break;");
            }
        }
    }

    /// <summary>An event that only its container can name has an error of its own.</summary>
    private static IEnumerable<FoldModel> Nameable(AggregateModel model) => model.Folds.Where(fold => fold.EventIsNameable);
}
