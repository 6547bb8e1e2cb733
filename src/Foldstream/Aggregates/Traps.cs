namespace Foldstream;

/// <summary>
/// The rules that the compiler itself reports: members that exist to be refused, each with the rule's id, its page and a text that says what
/// to do. The generators emit some of them, and are compiled with this very file.
/// </summary>
internal static class Traps
{
    /// <summary>Where the page of a rule is; <c>{0}</c> is its id.</summary>
    public const string Page = "https://github.com/foldstream/foldstream/blob/main/docs/rules/{0}.md";

    public const string EventIsNotFolded = "FOLD219";
    public const string DecisionIsAsync = "FOLD502";
    public const string DecisionReturnsNoEvents = "FOLD503";
    public const string RecordIsNotSaved = "FOLD504";
    public const string StreamBeginsOtherwise = "FOLD505";

    public const string FetchFirst = "Fetch first, then decide: a decision is synchronous, since it runs again after a version conflict.";
    public const string ReturnEvents = "A decision on a record returns its events, and only those that the record folds: one, or [..] with none or many. This one returns none of them.";
}
