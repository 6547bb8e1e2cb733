using Foldstream.Pages;
using Foldstream.Stores;

namespace Foldstream.Torture.Planted;

/// <summary>Leaves out a page now and then, as a store does in which a later position can be seen before an earlier one.</summary>
internal sealed class SkippingPages(IEventStore inner) : FaultyStore(inner)
{
    private const int Readings = 7;

    private int _readings;

    protected override IPageConsumer Reader(IPageConsumer consumer) => Interlocked.Increment(ref _readings) % Readings == 0 ? new Skipping(consumer) : consumer;

    private sealed class Skipping(IPageConsumer consumer) : IPageConsumer
    {
        private bool _hasSkipped;

        public PageTolerance Tolerance => consumer.Tolerance;

        public bool Consume(scoped in StoredPage page)
        {
            if (!_hasSkipped)
            {
                _hasSkipped = true;
                return true;
            }

            return consumer.Consume(in page);
        }

        public bool Pass(in PassedEvents events) => consumer.Pass(in events);
    }
}
