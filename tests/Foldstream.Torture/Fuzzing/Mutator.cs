using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Foldstream.Torture.Fuzzing;

/// <summary>Makes an input: a sample with one to a few changes. What it makes depends on the dice alone.</summary>
internal sealed class Mutator
{
    /// <summary>The longest input in bytes.</summary>
    public const int MaxLength = 1 << 16;

    private readonly byte[] _input = new byte[MaxLength];
    private int _length;

    public Span<byte> Make(scoped ref Dice dice, FuzzTarget target, out int sample)
    {
        ImmutableArray<byte[]> samples = target.Samples;
        sample = dice.Below(samples.Length);
        Begin(samples[sample]);
        if (dice.OneIn(64))
        {
            _length = Noise(ref dice, _input.AsSpan(0, dice.Below(200)));
        }

        for (int changes = 1 + (dice.OneIn(3) ? dice.Below(6) : 0); changes > 0; changes--)
        {
            Change(ref dice, target, samples);
        }

        return _input.AsSpan(0, _length);
    }

    private void Begin(byte[] sample)
    {
        _length = Math.Min(sample.Length, MaxLength);
        sample.AsSpan(0, _length).CopyTo(_input);
    }

    private void Change(ref Dice dice, FuzzTarget target, ImmutableArray<byte[]> samples)
    {
        int at = dice.Below(_length + 1);
        switch (dice.Below(15))
        {
            case 0 or 1 when at < _length:
                _input[at] ^= (byte)(1 << dice.Below(8));
                break;
            case 2 when at < _length:
                _input[at] = (byte)dice.Next();
                break;
            case 3 when at < _length:
                _input[at] += (byte)(dice.OneIn(2) ? 1 : -1);
                break;
            case 4:
                _length = at;
                break;
            case 5:
                Replace(at, Math.Min(dice.Below(9), _length - at), []);
                break;
            case 6:
                Span<byte> noise = stackalloc byte[16];
                Replace(at, 0, noise[..Noise(ref dice, noise[..(1 + dice.Below(16))])]);
                break;
            case 7 or 8 or 9:
                byte[] token = target.Tokens[dice.Below(target.Tokens.Length)];
                Replace(at, dice.OneIn(2) ? Math.Min(token.Length, _length - at) : dice.OneIn(2) ? Math.Min(1, _length - at) : 0, token);
                break;
            case 10 when dice.OneIn(4):
                Repeat(at, target.Tokens[dice.Below(target.Tokens.Length)], 1 << dice.Below(dice.OneIn(8) ? 16 : 9));
                break;
            case 11 or 12:
                byte[] other = samples[dice.Below(samples.Length)];
                int from = dice.Below(other.Length + 1), length = dice.Below(Math.Min(other.Length - from, 64) + 1);
                Replace(at, dice.OneIn(2) ? Math.Min(length, _length - at) : 0, other.AsSpan(from, length));
                break;
            case 13 when _length - at >= 4:
                Count(ref dice, _input.AsSpan(at, 4));
                break;
            default:
                int end = at + dice.Below(Math.Min(_length - at, 64) + 1);
                Replace(dice.Below(_length + 1), 0, _input.AsSpan(at, end - at).ToArray());
                break;
        }
    }

    /// <summary>Adds to a number of 4 or 2 bytes of either order, or sets it to one of those that overflow.</summary>
    private static void Count(ref Dice dice, Span<byte> place)
    {
        uint value = dice.Below(5) switch
        {
            0 => uint.MaxValue,
            1 => int.MaxValue,
            2 => 0x8000_0000,
            3 => BinaryPrimitives.ReadUInt32LittleEndian(place) + (uint)(dice.Below(9) - 4),
            _ => BinaryPrimitives.ReadUInt32BigEndian(place) + (uint)(dice.Below(9) - 4),
        };
        if (dice.OneIn(2))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(place, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(place, value);
        }
    }

    private static int Noise(ref Dice dice, Span<byte> place)
    {
        for (int i = 0; i < place.Length; i++)
        {
            place[i] = (byte)dice.Next();
        }

        return place.Length;
    }

    private void Repeat(int at, byte[] token, int times)
    {
        times = Math.Min(times, (MaxLength - _length) / token.Length);
        int size = times * token.Length;
        _input.AsSpan(at, _length - at).CopyTo(_input.AsSpan(at + size));
        for (int i = 0; i < size; i++)
        {
            _input[at + i] = token[i % token.Length];
        }

        _length += size;
    }

    private void Replace(int at, int removed, ReadOnlySpan<byte> put)
    {
        int length = _length - removed + put.Length;
        if (length > MaxLength)
        {
            return;
        }

        _input.AsSpan((at + removed).._length).CopyTo(_input.AsSpan(at + put.Length));
        put.CopyTo(_input.AsSpan(at));
        _length = length;
    }
}
