namespace Foldstream.Torture.Storms;

/// <summary>A fault that is planted on purpose, to see that it is caught. None of them is in a store or a subscription: they are wrappers and settings of the torture.</summary>
internal enum Plant
{
    None,

    /// <summary>Appends are acknowledged before they are written.</summary>
    AcknowledgesEarly,

    /// <summary>A unit is written as one append after another.</summary>
    SplitsUnits,

    /// <summary>The expected version is compared before the append, not with it.</summary>
    ChecksBeforehand,

    /// <summary>A repeated append gets another id.</summary>
    TakesNewIds,

    /// <summary>An append that failed is acknowledged.</summary>
    SwallowsErrors,

    /// <summary>A commit is not handed to the disk.</summary>
    DoesNotSync,

    /// <summary>A backup takes the parts of a store one after another, while it is written to.</summary>
    CopiesPieceByPiece,

    /// <summary>Pages are read whatever their checksum says.</summary>
    IgnoresChecksums,

    /// <summary>A reading of the log leaves out a page now and then.</summary>
    SkipsPages,

    /// <summary>A checkpoint is committed before the work that it stands for.</summary>
    ChecksPointFirst,

    /// <summary>A checkpoint moves whoever holds the shard by now.</summary>
    ForgetsEpochs,

    /// <summary>A checkpoint is a position alone, in whatever log.</summary>
    ForgetsTheLog,

    /// <summary>A build passes by an event that it does not know.</summary>
    PassesByTheUnknown,
}
