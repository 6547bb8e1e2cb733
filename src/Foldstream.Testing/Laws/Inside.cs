using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using Foldstream.Aggregates;

namespace Foldstream.Testing;

/// <summary>What an object holds, field by field and all the way down, as lines: two objects that hold the same give the same lines, whatever their own equality says.</summary>
internal sealed class Inside(bool ofEvent)
{
    private readonly List<Line> _lines = [];
    private readonly List<object> _around = [];

    /// <summary>The lines of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="ofEvent">Whether it is an event, whose times are instants whatever their kind is.</param>
    public static IReadOnlyList<Line> Of(object? value, bool ofEvent)
    {
        Inside inside = new(ofEvent);
        inside.Add("", value);
        return inside._lines;
    }

    private void Add(string path, object? value)
    {
        if (Plain(value) is { } text)
        {
            _lines.Add(new Line(path, text));
            return;
        }

        if (_around.Exists(outer => ReferenceEquals(outer, value)))
        {
            _lines.Add(new Line(path, "(what it stands in)"));
            return;
        }

        _around.Add(value!);
        if (value is IEnumerable elements && IsCollection(value.GetType())) AddElements(path, elements);
        else AddFields(path, value!);

        _around.RemoveAt(_around.Count - 1);
    }

    /// <summary>What a set or a map holds has no order: that of a hash table depends on what was taken out of it.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Collections of the framework: what is asked for are interfaces that the collections are used by.")]
    private void AddElements(string path, IEnumerable elements)
    {
        List<object?> items;
        try
        {
            items = [.. elements.Cast<object?>()];
        }
        catch (InvalidOperationException)
        {
            // The default value of an immutable array has none to give.
            _lines.Add(new Line(path, "default"));
            return;
        }

        bool isOrdered = !elements.GetType().GetInterfaces().Append(elements.GetType()).Any(IsSetOrMap);
        _lines.Add(new Line(Below(path, "Count"), items.Count.ToString(CultureInfo.InvariantCulture)));
        IEnumerable<List<Line>> parts = items.Select(item => LinesOf(item));
        if (!isOrdered) parts = parts.OrderBy(part => string.Join('\n', part), StringComparer.Ordinal);

        int i = 0;
        foreach (List<Line> part in parts)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i++}]");
            _lines.AddRange(part.Select(line => new Line(line.Path.Length == 0 ? at : $"{at}.{line.Path}", line.Value)));
        }
    }

    private List<Line> LinesOf(object? item)
    {
        Inside inside = new(ofEvent);
        inside._around.AddRange(_around);
        inside.Add("", item);
        return inside._lines;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A field that was trimmed away is one that no code reads.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A field that was trimmed away is one that no code reads.")]
    private void AddFields(string path, object value)
    {
        int before = _lines.Count;
        for (Type? type = value.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (FieldInfo field in type.GetFields(Own).OrderBy(field => field.Name, StringComparer.Ordinal))
            {
                if (!field.FieldType.IsAssignableTo(typeof(AggregateSession))) Add(Below(path, NameOf(field)), field.GetValue(value));
            }
        }

        // A case without members still is that case and no other.
        if (before == _lines.Count || value.GetType().BaseType is { IsAbstract: true }) _lines.Add(new Line(path, value.GetType().Name));
    }

    private string? Plain(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        Enum number => number.ToString("D"),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateTime time when ofEvent => (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        DateTime time => $"{time.ToString("O", CultureInfo.InvariantCulture)} ({time.Kind})",
        DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        ReadOnlyMemory<byte> bytes => Convert.ToHexStringLower(bytes.Span),
        Uri uri => uri.OriginalString,
        Type or Version or Delegate or CultureInfo or BigInteger or Guid or TimeSpan or Int128 or UInt128 or Half or System.Text.Rune => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        _ when value.GetType().IsPrimitive => ((IConvertible)value).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool IsCollection(Type type) => type.IsArray || type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private static bool IsSetOrMap(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() is var open
        && (open == typeof(ISet<>) || open == typeof(IReadOnlySet<>) || open == typeof(IDictionary<,>) || open == typeof(IReadOnlyDictionary<,>));

    // <Total>k__BackingField
    private static string NameOf(FieldInfo field) => field.Name[0] == '<' && field.Name.IndexOf('>', StringComparison.Ordinal) is > 1 and int end ? field.Name[1..end] : field.Name;

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
