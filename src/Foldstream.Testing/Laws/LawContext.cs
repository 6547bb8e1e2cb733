using System.Text.Json;
using Foldstream.Events;

namespace Foldstream.Testing;

/// <summary>What all laws of one set share: the domain, the user's samples, and how values are made up.</summary>
internal sealed class LawContext(LawDomain domain)
{
    private readonly Dictionary<EventKey, List<string>> _samples = [];

    public LawDomain Domain { get; } = domain;

    public int Seed { get; set; }

    public void AddSamples(EventKey key, IEnumerable<string> json)
    {
        if (!_samples.TryGetValue(key, out List<string>? known)) _samples.Add(key, known = []);

        known.AddRange(json);
    }

    /// <summary>The payloads that the user has given of a version, by values and by JSON.</summary>
    /// <exception cref="LawFault">A sample is nothing of that shape.</exception>
    public IReadOnlyList<byte[]> SamplesOf(EventKey key, RecordShape shape)
    {
        List<byte[]> samples = [];
        if (Domain.FindCurrent(key) is { } code) samples.AddRange(code.Samples.Select(sample => InShape(sample, code.Shape, shape)));

        foreach (string text in _samples.GetValueOrDefault(key) ?? [])
        {
            try
            {
                using JsonDocument json = JsonDocument.Parse(text);
                samples.Add(JsonPayload.Encode(json.RootElement, shape));
            }
            catch (Exception error) when (error is JsonException or FormatException)
            {
                throw new LawFault($"A sample of {key} can't be read: {error.Message}", error);
            }
        }

        return samples;
    }

    /// <summary>A payload by number: a sample where there are any, made up otherwise.</summary>
    /// <exception cref="LawFault">A formatter of the user's own writes a member, and nobody has given samples.</exception>
    public byte[] Payload(EventKey key, RecordShape shape, IReadOnlyList<byte[]> samples, int number, PayloadStyle style, bool mayEndEarly = false)
    {
        if (samples.Count > 0) return samples[number % samples.Count];

        try
        {
            return RandomPayload.Of(shape, new LawRandom(key.ToString(), Seed, number), style, mayEndEarly);
        }
        catch (OpaqueMemberException opaque)
        {
            throw new LawFault($"{opaque.Message} Please {Ask(key)}", opaque);
        }
    }

    /// <summary>How to give samples of a version, as the rest of a sentence.</summary>
    public string Ask(EventKey key) => Domain.FindCurrent(key) is { } code
        ? $"give some values that the type takes, which then are used in place of those that are made up: laws.Sample(new {code.ClrType.Name}(...))."
        : $$"""give some that were stored, which then are used in place of those that are made up: laws.Sample("{{key.Name}}", {{key.SchemaVersion}}, json), with what a dump of the stream has under "data".""";

    /// <summary>What stands in messages for one value, so that it can be made again.</summary>
    public string Show(RecordShape shape, byte[] payload, int number) => $"value {number} of seed {Seed}, {PayloadText.Of(shape, payload)}";

    /// <summary>As a build would have written it that has another shape: without what came later.</summary>
    private static byte[] InShape(byte[] payload, RecordShape written, RecordShape shape)
    {
        if (written.ToString() == shape.ToString()) return payload;

        using JsonDocument json = JsonDocument.Parse(PayloadText.Of(shape, payload));
        return JsonPayload.Encode(json.RootElement, shape);
    }
}
