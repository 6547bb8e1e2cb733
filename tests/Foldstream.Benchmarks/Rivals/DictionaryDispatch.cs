using MessagePack;

namespace Foldstream.Benchmarks.Rivals;

/// <summary>What frameworks do that know events by their CLR type: deserialize to an object, find the handler in a dictionary.</summary>
internal sealed class DictionaryDispatch
{
    private readonly Dictionary<Type, Action<PlainAccount, object>> _handlers = new()
    {
        [typeof(ClassOpened)] = (state, e) => state.Apply((ClassOpened)e),
        [typeof(ClassDeposited)] = (state, e) => state.Apply((ClassDeposited)e),
        [typeof(ClassWithdrawn)] = (state, e) => state.Apply((ClassWithdrawn)e),
        [typeof(ClassTransferSent)] = (state, e) => state.Apply((ClassTransferSent)e),
        [typeof(ClassInterestAccrued)] = (state, e) => state.Apply((ClassInterestAccrued)e),
        [typeof(ClassLimitChanged)] = (state, e) => state.Apply((ClassLimitChanged)e),
    };

    private readonly Type[] _types = [typeof(ClassOpened), typeof(ClassDeposited), typeof(ClassWithdrawn), typeof(ClassTransferSent), typeof(ClassInterestAccrued), typeof(ClassLimitChanged)];

    public void Fold(Recording recording, int from, int to, PlainAccount state, MessagePackSerializerOptions options)
    {
        for (int i = from; i < to; i++)
        {
            object e = MessagePackSerializer.Deserialize(_types[(int)recording.KindAt(i)], recording.MemoryAt(i), options)!;
            _handlers[e.GetType()](state, e);
        }
    }

    public void Apply(PlainAccount state, object e) => _handlers[e.GetType()](state, e);
}
