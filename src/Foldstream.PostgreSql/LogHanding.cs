using Foldstream.Pages;
using Foldstream.Stores;
using Npgsql;

namespace Foldstream.PostgreSql;

/// <summary>One reading by position: hands on the pages, and sees to it that none is missing.</summary>
internal sealed class LogHanding(Server server, StreamNames names, long from, SetAsideList aside, IPageConsumer consumer)
{
    /// <summary>The position that comes next.</summary>
    public long Next { get; set; } = from;

    /// <summary>Whether the consumer has enough.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether the consumer goes on behind damage. It finds what is missing by itself.</summary>
    public bool LooksForDamage { get; } = (consumer.Tolerance & PageTolerance.Damaged) != 0;

    /// <summary>Hands on the page that comes next.</summary>
    /// <param name="reader">At the row, for the name of its stream.</param>
    /// <param name="row">The page.</param>
    /// <param name="isFirst">Whether it is the first: that holds the position and may begin before it. Others begin where the last one ended.</param>
    public void TakeNext(NpgsqlDataReader reader, PageRow row, bool isFirst)
    {
        if (!LooksForDamage && (row.Position > Next || (row.Position < Next && !isFirst)))
        {
            throw names.Missing(Next);
        }

        Take(reader, row, demandsNext: !LooksForDamage);
    }

    /// <summary>Hands on a page of those that were asked for.</summary>
    public void Take(NpgsqlDataReader reader, PageRow row, bool demandsNext = false)
    {
        StreamName name = names.Of(reader, row.Position);
        CorruptPageException? damage = row.Open(name.Stream, name.Seed, server.Options.ReaderLimits, consumer, out StoredPage page);
        PassedEvents events = row.EventsOf(name.Stream);
        if (events.LastPosition < Next)
        {
            if (demandsNext)
            {
                throw names.Missing(Next);
            }

            return;
        }

        Next = events.LastPosition + 1;
        IsRefused = !row.Hand(in page, damage, in events, aside, consumer);
    }
}
