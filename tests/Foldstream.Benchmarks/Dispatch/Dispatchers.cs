using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using Foldstream.Benchmarks.Rivals;

namespace Foldstream.Benchmarks.Dispatch;

/// <summary>Ways from an event that is an object to the method that folds it.</summary>
internal sealed class Dispatchers
{
    private readonly Dictionary<Type, Action<PlainAccount, object>> _dictionary = new()
    {
        [typeof(ClassOpened)] = (state, e) => state.Apply((ClassOpened)e),
        [typeof(ClassDeposited)] = (state, e) => state.Apply((ClassDeposited)e),
        [typeof(ClassWithdrawn)] = (state, e) => state.Apply((ClassWithdrawn)e),
        [typeof(ClassTransferSent)] = (state, e) => state.Apply((ClassTransferSent)e),
        [typeof(ClassInterestAccrued)] = (state, e) => state.Apply((ClassInterestAccrued)e),
        [typeof(ClassLimitChanged)] = (state, e) => state.Apply((ClassLimitChanged)e),
    };

    private readonly FrozenDictionary<Type, Action<PlainAccount, object>> _frozen;
    private readonly Dictionary<Type, MethodInfo> _methods;

    public Dispatchers()
    {
        _frozen = _dictionary.ToFrozenDictionary();
        _methods = _dictionary.Keys.ToDictionary(type => type, type => typeof(PlainAccount).GetMethod(nameof(PlainAccount.Apply), [type])!);
    }

    /// <summary>The switch over a small number that a generated replay loop has; the casts are free as they are there.</summary>
    public static void ByTag(PlainAccount state, object e, EventKind kind)
    {
        switch (kind)
        {
            case EventKind.Opened:
                state.Apply(Unsafe.As<ClassOpened>(e));
                break;
            case EventKind.Deposited:
                state.Apply(Unsafe.As<ClassDeposited>(e));
                break;
            case EventKind.Withdrawn:
                state.Apply(Unsafe.As<ClassWithdrawn>(e));
                break;
            case EventKind.TransferSent:
                state.Apply(Unsafe.As<ClassTransferSent>(e));
                break;
            case EventKind.InterestAccrued:
                state.Apply(Unsafe.As<ClassInterestAccrued>(e));
                break;
            case EventKind.LimitChanged:
                state.Apply(Unsafe.As<ClassLimitChanged>(e));
                break;
            default:
                throw new InvalidDataException("No event has this kind.");
        }
    }

    public static void ByType(PlainAccount state, object e)
    {
        switch (e)
        {
            case ClassOpened one:
                state.Apply(one);
                break;
            case ClassDeposited one:
                state.Apply(one);
                break;
            case ClassWithdrawn one:
                state.Apply(one);
                break;
            case ClassTransferSent one:
                state.Apply(one);
                break;
            case ClassInterestAccrued one:
                state.Apply(one);
                break;
            case ClassLimitChanged one:
                state.Apply(one);
                break;
            default:
                throw new InvalidDataException("No event has this type.");
        }
    }

    public void ByDictionary(PlainAccount state, object e) => _dictionary[e.GetType()](state, e);

    public void ByFrozenDictionary(PlainAccount state, object e) => _frozen[e.GetType()](state, e);

    public static void ByDynamic(PlainAccount state, object e) => state.Apply((dynamic)e);

    public void ByReflection(PlainAccount state, object e) => _methods[e.GetType()].Invoke(state, [e]);
}
