namespace Foldstream.Calls;

/// <summary>Where the code of a symbol is to be found.</summary>
internal enum CodeOrigin
{
    /// <summary>People wrote it in this compilation.</summary>
    Written,

    /// <summary>The compiler writes it: an automatic accessor, a record's members, a constructor that nobody declared.</summary>
    Implicit,

    /// <summary>A generator wrote it in this compilation. Generators don't see each other's output, so it is never read.</summary>
    Generated,

    /// <summary>It is declared in this compilation and has no code there: abstract, of an interface, extern.</summary>
    Missing,

    /// <summary>It is in another assembly.</summary>
    Foreign,
}
