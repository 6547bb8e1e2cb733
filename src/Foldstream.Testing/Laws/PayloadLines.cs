using System.Globalization;
using System.Text.Json;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>What a payload says, as lines. Sets and maps have no order in them; all else is as it is stored.</summary>
internal sealed class PayloadLines
{
    private readonly List<Line> _lines = [];

    public static IReadOnlyList<Line> Of(RecordShape shape, byte[] payload)
    {
        using JsonDocument document = JsonDocument.Parse(PayloadText.Of(shape, payload));
        PayloadLines lines = new();
        lines.Add("", shape, document.RootElement);
        return lines._lines;
    }

    private void Add(string path, ShapeType type, JsonElement json)
    {
        switch (type)
        {
            case RecordShape record when json.ValueKind == JsonValueKind.Object:
                foreach (ShapeMember member in record.Members)
                {
                    if (json.TryGetProperty(member.Name, out JsonElement value)) Add(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Type, value);
                }

                break;
            case ArrayShape array when json.ValueKind == JsonValueKind.Array:
                _lines.Add(new Line(path + ".Count", json.GetArrayLength().ToString(CultureInfo.InvariantCulture)));
                int i = 0;
                foreach (JsonElement element in json.EnumerateArray()) Add(string.Create(CultureInfo.InvariantCulture, $"{path}[{i++}]"), array.Element, element);
                break;
            default:
                _lines.Add(new Line(path, TextOf(type, json)));
                break;
        }
    }

    private static string TextOf(ShapeType type, JsonElement json) => (type, json.ValueKind) switch
    {
        (SetShape set, JsonValueKind.Array) => Sorted(json.EnumerateArray().Select(element => TextOf(set.Element, element))),
        (ArrayShape array, JsonValueKind.Array) => $"[{string.Join(", ", json.EnumerateArray().Select(element => TextOf(array.Element, element)))}]",
        (MapShape map, JsonValueKind.Object) => Sorted(json.EnumerateObject().Select(pair => $"{pair.Name}: {TextOf(map.Value, pair.Value)}")),
        (MapShape map, JsonValueKind.Array) => Sorted(json.EnumerateArray().Select(pair => $"{TextOf(map.Key, pair[0])}: {TextOf(map.Value, pair[1])}")),
        (RecordShape record, JsonValueKind.Object) => $"({string.Join(", ", record.Members.Where(member => json.TryGetProperty(member.Name, out _)).Select(member => $"{member.Name}: {TextOf(member.Type, json.GetProperty(member.Name))}"))})",
        (HierarchyShape cases, JsonValueKind.Object) => string.Join(", ", json.EnumerateObject().Select(one => $"{one.Name} {TextOf(cases.Cases.First(known => known.Name == one.Name).Record, one.Value)}")),
        _ => json.GetRawText(),
    };

    private static string Sorted(IEnumerable<string> texts) => $"{{{string.Join(", ", texts.Order(StringComparer.Ordinal))}}}";
}
