using System.Collections.Immutable;
using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Torture.Planted;

/// <summary>Compares the expected versions before it appends, and appends whatever has come between.</summary>
internal sealed class CheckingBeforehand(IEventStore inner) : FaultyStore(inner)
{
    public override async ValueTask<ImmutableArray<Appended>> AppendAsync(ImmutableArray<StreamAppend> unit, ImmutableArray<StreamCheck> checks, CancellationToken cancellationToken = default)
    {
        foreach (StreamAppend append in unit)
        {
            long version = await Inner.ReadStreamAsync(append.Stream, long.MaxValue, ReadDirection.Backward, new Newest(), cancellationToken);
            if (!append.Expected.Admits(version))
            {
                throw new VersionConflictException(append.Stream, append.Expected, version);
            }
        }

        return await Inner.AppendAsync([.. unit.Select(append => append with { Expected = ExpectedVersion.Any })], checks, cancellationToken);
    }

    private sealed class Newest : IPageConsumer
    {
        public bool Consume(scoped in StoredPage page) => false;
    }
}
