using System.Globalization;

namespace Foldstream.Subscriptions;

/// <summary>Decides what becomes of an event whose handling failed.</summary>
internal sealed class FailurePolicy(SubscriptionSetup setup)
{
    private readonly SubscriptionDefinition _definition = setup.Definition;

    /// <summary>Whether an event is tried again.</summary>
    /// <param name="error">What failed.</param>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    public bool MayTryAgain(Exception error, int attempt) => attempt < setup.Options.Attempts && !IsOfTheLog(error) && setup.Options.IsTransient(error);

    /// <summary>Waits before the next attempt.</summary>
    public Task WaitAsync(int attempt, CancellationToken cancellationToken)
        => setup.PauseAsync(setup.Options.RetryDelay * Math.Pow(4, Math.Min(attempt - 1, 10)), cancellationToken);

    /// <summary>Ends the subscription's work where an event can neither be handled nor parked.</summary>
    /// <exception cref="SubscriptionWaitsException">The build doesn't know the event.</exception>
    /// <exception cref="SubscriptionStoppedException">The subscription stops at what it can't handle, or has parked too many streams.</exception>
    public void ThrowIfStops(FailedEvent failed, Exception error, int parkedCount)
    {
        if (error is SubscriptionWaitsException waits)
        {
            throw waits;
        }

        string where = string.Create(CultureInfo.InvariantCulture, $"{failed.Stream}, version {failed.Version} ('{failed.Name}', position {failed.Position})");
        if (IsOfTheLog(error))
        {
            throw new SubscriptionStoppedException(_definition.Name, $"{where} can't be read. {error.Message}", error);
        }

        string what = string.Create(CultureInfo.InvariantCulture, $"handling {where} failed in {failed.Attempts} of {setup.Options.Attempts} attempts, the last time with {error.GetType().Name}: {error.Message}");
        if (_definition.OnFailure == FailureAction.Stop)
        {
            throw new SubscriptionStoppedException(_definition.Name, what + " Nothing behind the event was handled. Mend what failed and start it again; "
                + "OnFailure = FailureAction.Park would set the stream aside and go on with the others.", error);
        }

        if (parkedCount >= setup.Options.MaxParked)
        {
            throw new SubscriptionStoppedException(_definition.Name, string.Create(CultureInfo.InvariantCulture,
                $"{parkedCount} streams are parked, which is as many as MaxParked allows: {what} Mend what failed; then release the streams."), error);
        }
    }

    public Parking ToParked(FailedEvent failed, Exception error)
        => new(failed.Stream, VirtualShards.Of(failed.Stream, _definition.Shards), failed.Version, failed.Position, failed.Name,
            Shortened($"{error.GetType().Name}: {error.Message}"), failed.Attempts, setup.Time.GetUtcNow());

    // Neither waiting nor another handler helps, and parking would hide that the log itself is in question.
    private static bool IsOfTheLog(Exception error) => error is SubscriptionWaitsException or SchemaMismatchException or CorruptPageException;

    private static string Shortened(string text)
        => (text.Length <= Parking.MaxErrorLength ? text : text[..Parking.MaxErrorLength]).Replace('\0', ' ');
}
