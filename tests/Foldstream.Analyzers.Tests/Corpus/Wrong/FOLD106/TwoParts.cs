namespace Letters;

[Event("letter-sent")]
public sealed partial record LetterSent(string To);

public sealed partial record LetterSent
{
    public string? From { get; init; }   // FOLD106
}

[Event("letter-opened")]
public readonly partial record struct LetterOpened(string By)
{
    public string Greeting => "Dear " + By;
}

public readonly partial record struct LetterOpened
{
    public int Pages { get; init; }   // FOLD106

    public bool IsLong => Pages > 3;
}
