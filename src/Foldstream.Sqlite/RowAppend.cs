using Foldstream.Pages;

namespace Foldstream.Sqlite;

/// <summary>One append of a row that was looked through.</summary>
/// <param name="Start">Where it begins in the row; meaningless when it is damaged.</param>
/// <param name="Events">Its events, with what is wrong if it is damaged.</param>
/// <param name="IsDeleted">Whether only its place is left.</param>
internal readonly record struct RowAppend(int Start, PassedEvents Events, bool IsDeleted);
