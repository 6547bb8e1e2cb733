using System.Text.Json;

namespace Foldstream.Testing;

/// <summary>Finds the first member in which two JSON values differ.</summary>
internal static class JsonDifference
{
    private const string Nothing = "nothing";

    /// <summary>The member's path with both values as JSON, or null when there is no difference.</summary>
    public static (string Path, string Expected, string Actual)? Find(JsonElement expected, JsonElement actual, string path)
    {
        if (expected.GetRawText() == actual.GetRawText())
        {
            return null;
        }

        return (expected.ValueKind, actual.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => FindMember(expected, actual, path),
            (JsonValueKind.Array, JsonValueKind.Array) => FindElement(expected, actual, path),
            _ => (path, expected.GetRawText(), actual.GetRawText()),
        };
    }

    private static (string, string, string)? FindMember(JsonElement expected, JsonElement actual, string path)
    {
        foreach (string name in expected.EnumerateObject().Concat(actual.EnumerateObject()).Select(property => property.Name).Distinct())
        {
            string at = path.Length == 0 ? name : $"{path}.{name}";
            bool inExpected = expected.TryGetProperty(name, out JsonElement one), inActual = actual.TryGetProperty(name, out JsonElement other);
            if (!inExpected || !inActual)
            {
                return (at, inExpected ? one.GetRawText() : Nothing, inActual ? other.GetRawText() : Nothing);
            }

            if (Find(one, other, at) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static (string, string, string)? FindElement(JsonElement expected, JsonElement actual, string path)
    {
        int wanted = expected.GetArrayLength(), came = actual.GetArrayLength();
        for (int i = 0; i < Math.Max(wanted, came); i++)
        {
            string at = $"{path}[{i}]";
            if (i >= wanted || i >= came)
            {
                return (at, i < wanted ? expected[i].GetRawText() : Nothing, i < came ? actual[i].GetRawText() : Nothing);
            }

            if (Find(expected[i], actual[i], at) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
